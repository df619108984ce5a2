//! Files that are replaced completely or not at all.

use std::fs::Permissions;
use std::io::{self, Write};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

/// Replaces a file, or creates it. The content is first written to a new file beside it with a random name, so that nothing is
/// written through a link that somebody placed there; a link in place of the file itself is replaced, too. `mode` is reduced by the
/// umask.
pub fn replace_file(path: &Path, content: &[u8], mode: u32) -> io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let permissions = Permissions::from_mode(mode);
    let mut new =
        tempfile::Builder::new().prefix(".kafkactl-").permissions(permissions).tempfile_in(folder)?;
    new.write_all(content)?;
    new.as_file().sync_all()?;
    new.persist(path)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::os::unix::fs::symlink;

    use super::replace_file;

    #[test]
    fn a_link_is_replaced_and_what_it_means_stays() {
        let folder = tempfile::tempdir().unwrap();
        let (other, link) = (folder.path().join("other"), folder.path().join("link"));
        fs::write(&other, "other").unwrap();
        symlink(&other, &link).unwrap();
        replace_file(&link, b"new", 0o600).unwrap();
        assert_eq!(fs::read_to_string(&other).unwrap(), "other");
        assert_eq!(fs::read_to_string(&link).unwrap(), "new");
        assert!(!fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
    }
}
