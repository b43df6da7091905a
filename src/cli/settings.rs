//! Options → the settings of the commands; the only place that reads the environment and the terminal.

use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use super::args::{ColorArg, Global, LangArg};
use super::cache::{self, Cache};
use super::language;
use crate::report::{Lang, RenderOptions};
use crate::source::PdfReader;

/// Settings of a run.
#[derive(Debug, Clone)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of the command line")]
pub(super) struct Settings {
    /// Language given by the user.
    lang: Option<Lang>,
    /// Language of the locale.
    locale: Lang,
    /// Folder of a taxonomy to use instead of the built-in one.
    pub taxonomy: Option<PathBuf>,
    /// Output file.
    pub output: Option<PathBuf>,
    /// Whether standard output may be coloured.
    color_out: bool,
    /// Whether standard error may be coloured.
    pub color_err: bool,
    width: Option<u16>,
    /// Maximum file size, in bytes.
    pub max_size: u64,
    /// Maximum length of a document's text, in bytes of UTF-8.
    pub max_text: usize,
    /// Maximum memory for the plans of a corpus, in bytes.
    pub max_memory: u64,
    /// The PDF reader.
    pub pdf_reader: PdfReader,
    /// The date at which exceptions are checked, if given.
    pub today: Option<String>,
    /// Whether only errors are printed.
    pub quiet: bool,
    /// Whether to print what is read and how.
    pub verbose: bool,
    /// Whether an unread file of a folder is a failure.
    strict: bool,
    /// Whether there was one; shared by clones of the settings.
    left_files: Arc<AtomicBool>,
    /// Whether foreign files may be overwritten.
    pub force: bool,
    /// Whether a manifest may name files outside its folder.
    pub allow_outside: bool,
    /// The input files of the run; shared by clones of the settings.
    inputs: Arc<Mutex<Vec<PathBuf>>>,
    /// Whether a progress bar may be drawn.
    pub progress: bool,
    /// Results of earlier runs; shared by clones of the settings.
    pub cache: Arc<Cache>,
}

impl Settings {
    pub(super) fn new(global: &Global) -> Self {
        let out_is_terminal = std::io::stdout().is_terminal() && global.output.is_none();
        let err_is_terminal = std::io::stderr().is_terminal();
        let plain = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        // A Windows console must be switched to accept styles; on other systems this does nothing.
        let takes_styles = !(out_is_terminal || err_is_terminal) || anstyle_query::windows::enable_ansi_colors() != Some(false);
        let color = |terminal: bool| match global.color {
            ColorArg::Always => true,
            ColorArg::Never => false,
            ColorArg::Auto => terminal && !plain && takes_styles,
        };
        let terminal_width = || out_is_terminal.then(terminal_size::terminal_size).flatten().map(|(width, _)| width.0.max(40));
        Self {
            lang: global.lang.map(|lang| match lang {
                LangArg::Zh => Lang::Zh,
                LangArg::En => Lang::En,
            }),
            locale: language::of_locale(),
            taxonomy: global.taxonomy.clone(),
            output: global.output.clone(),
            color_out: color(out_is_terminal),
            color_err: color(err_is_terminal),
            width: global.width.or_else(terminal_width),
            max_size: global.max_size,
            max_text: usize::try_from(global.max_text).unwrap_or(usize::MAX),
            max_memory: global.max_memory,
            pdf_reader: global.pdf_reader,
            today: global.today.clone(),
            quiet: global.quiet,
            strict: global.strict,
            left_files: Arc::default(),
            force: global.force,
            allow_outside: global.allow_outside,
            inputs: Arc::default(),
            verbose: global.verbose,
            progress: err_is_terminal && !global.quiet && !global.no_progress,
            cache: Arc::new(if global.no_cache {
                Cache::none()
            } else {
                Cache::new(cache_folder(global), global.cache.is_some())
            }),
        }
    }

    /// Returns `true` if the user is told of a cache that cannot be written: its folder was named, or output is verbose.
    pub(super) fn tells_of_cache(&self) -> bool {
        self.cache.is_named() || self.verbose
    }

    /// Records that a file of a folder was not read.
    pub(super) fn note_not_read(&self) {
        self.left_files.store(true, Ordering::Relaxed);
    }

    /// Returns `true` if the run failed because a file was not read.
    pub(super) fn fails_by_files(&self) -> bool {
        self.strict && self.left_files.load(Ordering::Relaxed)
    }

    /// Records an input file, so that no result overwrites it.
    pub(super) fn note_input(&self, path: &Path) {
        self.inputs.lock().unwrap_or_else(PoisonError::into_inner).push(path.to_path_buf());
    }

    /// Records that a file was examined but is no input.
    pub(super) fn forget_input(&self, path: &Path) {
        self.inputs.lock().unwrap_or_else(PoisonError::into_inner).retain(|known| known != path);
    }

    /// Returns `true` if the run reads this file, under any name.
    pub(super) fn is_input(&self, path: &Path) -> bool {
        let Ok(real) = path.canonicalize() else { return false };
        let inputs = self.inputs.lock().unwrap_or_else(PoisonError::into_inner);
        inputs.iter().any(|known| known.canonicalize().is_ok_and(|known| known == real))
    }

    /// Returns `true` if a result on standard output may have styles.
    pub(super) fn has_styles(&self) -> bool {
        self.color_out
    }

    /// Returns the options of a table in the terminal, in the reader's language.
    pub(super) fn for_terminal(&self) -> RenderOptions {
        RenderOptions { lang: self.lang.unwrap_or(self.locale), width: self.width, color: self.color_out }
    }

    /// Returns the options of a document: the same bytes in every locale.
    pub(super) fn for_document(&self) -> RenderOptions {
        RenderOptions { lang: self.lang.unwrap_or_default(), width: None, color: false }
    }
}

/// Returns the cache folder: the given one, else that of the system.
fn cache_folder(global: &Global) -> Option<PathBuf> {
    let of = |name: &str| std::env::var_os(name).map(PathBuf::from).filter(|folder| folder.is_absolute());
    let of_system = || {
        let all = if cfg!(windows) {
            of("LOCALAPPDATA")
        } else if cfg!(target_os = "macos") {
            of("HOME").map(|home| home.join("Library/Caches"))
        } else {
            of("XDG_CACHE_HOME").or_else(|| of("HOME").map(|home| home.join(".cache")))
        };
        all.map(|all| all.join(cache::FOLDER))
    };
    global.cache.clone().or_else(of_system)
}
