//! Interprets a content stream, if it is within the cost limits of a page.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use hayro_interpret::hayro_syntax::content::TypedIter;
use hayro_interpret::hayro_syntax::page::{Page, Resources};
use hayro_interpret::kurbo::{Affine, Rect};
use hayro_interpret::{Context, InterpreterCache, InterpreterSettings, interpret};

use super::cost::Budget;
use super::sheet::Sheet;

/// State kept from page to page.
pub(super) struct Reader<'p> {
    cache: InterpreterCache<'p>,
    budget: Budget,
    settings: InterpreterSettings,
    /// Whether the library has issued a warning on this page.
    warned: Arc<AtomicBool>,
}

impl Default for Reader<'_> {
    fn default() -> Self {
        let warned = Arc::<AtomicBool>::default();
        let sink = Arc::clone(&warned);
        let warning_sink = Arc::new(move |_| sink.store(true, Ordering::Relaxed));
        let settings = InterpreterSettings { warning_sink, ..InterpreterSettings::default() };
        Self { cache: InterpreterCache::new(), budget: Budget::default(), settings, warned }
    }
}

impl<'p> Reader<'p> {
    /// Resets the allowance for the next page.
    pub(super) fn begin_page(&mut self) {
        self.warned.store(false, Ordering::Relaxed);
        self.budget.begin_page();
    }

    /// Returns `true` if a font or a part that the page shows is missing or cannot be decoded.
    pub(super) fn has_lost_a_part(&self) -> bool {
        self.budget.is_part_missing() || self.warned.load(Ordering::Relaxed)
    }

    /// Draws a content stream; `place` maps it to the page.
    pub(super) fn draw(
        &mut self,
        content: &[u8],
        resources: &Resources<'p>,
        page: &Page<'p>,
        place: Affine,
        sheet: &mut Sheet,
    ) -> Result<(), &'static str> {
        self.budget.spend(content, resources)?;
        let own = page.media_box();
        let bounds = Rect::new(own.x0, own.y0, own.x1, own.y1);
        let mut state = Context::new(place, bounds, &self.cache, page.xref(), self.settings.clone());
        sheet.names.clone_from(self.budget.names());
        interpret(TypedIter::new(content), resources, &mut state, sheet);
        sheet.close();
        Ok(())
    }
}
