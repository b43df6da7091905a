//! Ctrl-C and the like: what is half made is removed, then the program ends by the signal, all within a second.

/// Begins to listen, once, when there is something that `abandon` removes. Before, a signal ends the program as it ends any other.
pub(super) fn handle(abandon: fn()) {
    #[cfg(any(unix, windows))]
    {
        static BEGUN: std::sync::Once = std::sync::Once::new();
        BEGUN.call_once(|| system::listen(abandon));
    }
}

#[cfg(unix)]
mod system {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    use signal_hook::iterator::Signals;
    use signal_hook::low_level::emulate_default_handler;

    pub(super) fn listen(abandon: fn()) {
        let (told, wait) = std::sync::mpsc::channel();
        let thread = std::thread::Builder::new().name("signals".to_owned()).spawn(move || {
            let ignored = ignored();
            let wanted = [SIGHUP, SIGINT, SIGTERM].into_iter().filter(|signal| ignored & (1 << (signal - 1)) == 0);
            let signals = Signals::new(wanted);
            let _ = told.send(());
            if let Some(signal) = signals.ok().and_then(|mut signals| signals.forever().next()) {
                abandon();
                // A shell sees that it was the signal, and ends a loop by it.
                let _ = emulate_default_handler(signal);
            }
        });
        if thread.is_ok() {
            let _ = wait.recv();
        }
    }

    /// The signals that whoever started us wants ignored, as `nohup` does; bit by bit.
    fn ignored() -> u64 {
        let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
        let mask = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
        mask.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok()).unwrap_or(0)
    }
}

/// Windows has no signals, but asks a handler before it ends a run by Ctrl-C or with its window. (signal-hook was tried: it asks the C library for
/// the handler before its own in a way that not every one knows, and calls what it gets.)
#[cfg(windows)]
mod system {
    /// What Windows says of a program that Ctrl-C has ended (`STATUS_CONTROL_C_EXIT`).
    const ENDED: i32 = 0xC000_013A_u32.cast_signed();

    pub(super) fn listen(abandon: fn()) {
        // Where it cannot be set, a run ends at once, and the next one removes the rest.
        let _ = ctrlc::set_handler(move || {
            abandon();
            std::process::exit(ENDED);
        });
    }
}
