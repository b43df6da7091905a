//! Ctrl-C and similar signals: removes unfinished files, then ends the program by the signal, all within a second.

/// Starts listening, once, as soon as there is something that `abandon` removes. Until then signals have their default effect.
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
                // The shell sees that a signal ended the program, and ends a loop.
                let _ = emulate_default_handler(signal);
            }
        });
        if thread.is_ok() {
            let _ = wait.recv();
        }
    }

    /// Returns the signals that the parent process wants ignored, as `nohup` does, as a bit mask.
    fn ignored() -> u64 {
        let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
        let mask = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
        mask.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok()).unwrap_or(0)
    }
}

/// Windows has no signals, but calls a handler before it ends a program by Ctrl-C or by closing its window. (signal-hook was tried:
/// it asks the C library for the previous handler in a way that not every one supports, and calls what it gets.)
#[cfg(windows)]
mod system {
    /// Exit status of a program ended by Ctrl-C (`STATUS_CONTROL_C_EXIT`).
    const ENDED: i32 = 0xC000_013A_u32.cast_signed();

    pub(super) fn listen(abandon: fn()) {
        // If it cannot be set, a run ends at once, and the next one removes the rest.
        let _ = ctrlc::set_handler(move || {
            abandon();
            std::process::exit(ENDED);
        });
    }
}
