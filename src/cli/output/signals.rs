//! Ctrl-C and the like: what is half made is removed, then the program ends by the signal, all within a second.

/// Begins to listen, once, when there is something that `abandon` removes. Before, a signal ends the program as it ends any other.
pub(super) fn handle(abandon: fn()) {
    #[cfg(unix)]
    {
        static BEGUN: std::sync::Once = std::sync::Once::new();
        BEGUN.call_once(|| unix::listen(abandon));
    }
}

#[cfg(unix)]
mod unix {
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
