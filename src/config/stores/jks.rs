//! Java's own key store format JKS, which OpenSSL cannot read.
//!
//! Layout (`OpenJDK`, `sun.security.provider.JavaKeyStore`): magic 0xFEEDFEED, version 1 or 2, entry count, entries, SHA-1 of
//! all that with the password. An entry: tag (1 key, 2 trusted certificate), alias, creation date (8 bytes), then a
//! certificate, or an encrypted key and its certificate chain. Numbers are big-endian, texts come after their length (2).

use openssl::sha::Sha1;

const KEY: u32 = 1;
const TRUSTED_CERTIFICATE: u32 = 2;
const DIGEST: usize = 20;

struct Entry<'a> {
    /// The encrypted key, if the entry has one.
    key: Option<&'a [u8]>,
    /// Certificates as DER, the entry's own first.
    certificates: Vec<Vec<u8>>,
}

/// All certificates of a store. They are not encrypted; the password only proves that the store was not changed.
pub(super) fn certificates(store: &[u8], password: Option<&str>) -> Result<Vec<Vec<u8>>, String> {
    Ok(entries(store, password)?.into_iter().flat_map(|entry| entry.certificates).collect())
}

/// The first private key of a store, as PKCS#8, and its certificates.
pub(super) fn identity(
    store: &[u8],
    store_password: Option<&str>,
    key_password: &str,
) -> Result<(Vec<u8>, Vec<Vec<u8>>), String> {
    let entries = entries(store, store_password)?;
    let entry = entries.into_iter().find(|entry| entry.key.is_some());
    let Some(Entry { key: Some(key), certificates }) = entry else {
        return Err("it has no private key".to_owned());
    };
    let key = decrypt(key, key_password).ok_or("the private key cannot be decrypted with its password")?;
    Ok((key, certificates))
}

fn entries<'a>(store: &'a [u8], password: Option<&str>) -> Result<Vec<Entry<'a>>, String> {
    let (content, digest) = store.split_last_chunk::<DIGEST>().ok_or("it is cut short")?;
    if let Some(password) = password
        && sha1(&[&utf16(password), b"Mighty Aphrodite", content]) != *digest
    {
        return Err("the password is wrong".to_owned());
    }
    parse(content).ok_or_else(|| "it is damaged".to_owned())
}

fn parse(content: &[u8]) -> Option<Vec<Entry<'_>>> {
    let mut rest = content.get(4..)?;
    let version = number(&mut rest)?;
    let count = number(&mut rest)?;
    let mut entries = Vec::new();
    for _ in 0..count {
        let tag = number(&mut rest)?;
        text(&mut rest)?;
        take(&mut rest, 8)?;
        let (key, chain_length) = match tag {
            KEY => (Some(block(&mut rest)?), number(&mut rest)?),
            TRUSTED_CERTIFICATE => (None, 1),
            _ => return None,
        };
        let mut certificates = Vec::new();
        for _ in 0..chain_length {
            if version == 2 {
                // The certificate type, always X.509.
                text(&mut rest)?;
            }
            certificates.push(block(&mut rest)?.to_owned());
        }
        entries.push(Entry { key, certificates });
    }
    Some(entries)
}

fn take<'a>(rest: &mut &'a [u8], length: usize) -> Option<&'a [u8]> {
    let (taken, after) = rest.split_at_checked(length)?;
    *rest = after;
    Some(taken)
}

fn number(rest: &mut &[u8]) -> Option<u32> {
    Some(u32::from_be_bytes(*take(rest, 4)?.first_chunk()?))
}

fn block<'a>(rest: &mut &'a [u8]) -> Option<&'a [u8]> {
    let length = number(rest)?;
    take(rest, usize::try_from(length).ok()?)
}

fn text<'a>(rest: &mut &'a [u8]) -> Option<&'a [u8]> {
    let length = u16::from_be_bytes(*take(rest, 2)?.first_chunk()?);
    take(rest, length.into())
}

fn utf16(password: &str) -> Vec<u8> {
    password.encode_utf16().flat_map(u16::to_be_bytes).collect()
}

fn sha1(parts: &[&[u8]]) -> [u8; DIGEST] {
    let mut digest = Sha1::new();
    for part in parts {
        digest.update(part);
    }
    digest.finish()
}

/// Sun's key protection (`sun.security.provider.KeyProtector`): salt, key XOR-ed with a chain of SHA-1 over password and
/// digest before, and the SHA-1 of password and key as a check; all in the octet string of an `EncryptedPrivateKeyInfo`.
fn decrypt(info: &[u8], password: &str) -> Option<Vec<u8>> {
    let outer = der(info, 0x30)?.0;
    let (_algorithm, after) = der(outer, 0x30)?;
    let (protected, _) = der(after, 0x04)?;
    let (salt, rest) = protected.split_first_chunk::<DIGEST>()?;
    let (encrypted, check) = rest.split_last_chunk::<DIGEST>()?;
    let password = utf16(password);
    let mut digest = *salt;
    let mut key = Vec::with_capacity(encrypted.len());
    for piece in encrypted.chunks(DIGEST) {
        digest = sha1(&[&password, &digest]);
        key.extend(piece.iter().zip(digest).map(|(byte, pad)| byte ^ pad));
    }
    (sha1(&[&password, &key]) == *check).then_some(key)
}

/// The content of a DER element with this tag, and what follows it.
fn der(bytes: &[u8], tag: u8) -> Option<(&[u8], &[u8])> {
    let (&[found, first], mut rest) = bytes.split_first_chunk()?;
    if found != tag {
        return None;
    }
    let length = match first {
        0..=0x7f => usize::from(first),
        0x81..=0x84 => take(&mut rest, usize::from(first & 0x7f))?
            .iter()
            .fold(0, |length, &byte| length << 8 | usize::from(byte)),
        _ => return None,
    };
    rest.split_at_checked(length)
}
