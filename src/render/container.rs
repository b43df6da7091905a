//! Makes containers of office files identical on every system, although the zip crate records the system it ran on.

use std::io::Cursor;

use zip::ZipArchive;

/// Offset, in a central directory entry, of the system on which the part was made.
const MADE_ON: u64 = 5;
/// Its value on every system but Windows.
const UNIX: u8 = 3;

/// Marks every part of a container as made on Unix. Nothing in it depends on that.
pub(crate) fn made_alike(mut bytes: Vec<u8>) -> Vec<u8> {
    for at in places(&bytes) {
        if let Some(system) = bytes.get_mut(at) {
            *system = UNIX;
        }
    }
    bytes
}

fn places(bytes: &[u8]) -> Vec<usize> {
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else { return Vec::new() };
    let count = archive.len();
    let place = |at: usize| usize::try_from(archive.by_index_raw(at).ok()?.central_header_start() + MADE_ON).ok();
    (0..count).filter_map(place).collect()
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use zip::write::SimpleFileOptions;
    use zip::{DateTime, System, ZipWriter};

    use super::*;

    fn packed(system: System) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        let options = SimpleFileOptions::default().last_modified_time(DateTime::DEFAULT).system(system);
        for name in ["a.xml", "区/b.xml"] {
            zip.start_file(name, options).expect("a part");
            zip.write_all(name.as_bytes()).expect("written");
        }
        zip.finish().expect("a container").into_inner()
    }

    #[test]
    fn what_is_packed_on_windows_is_what_is_packed_elsewhere() {
        let (unix, windows) = (packed(System::Unix), packed(System::Dos));
        assert_ne!(unix, windows, "the crate notes the system");
        assert_eq!(made_alike(windows), unix);
        assert_eq!(made_alike(unix.clone()), unix);
        assert_eq!(made_alike(b"no container".to_vec()), b"no container");
    }
}
