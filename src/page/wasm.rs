//! The interface to JavaScript.

use std::cell::RefCell;

use js_sys::Function;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use super::{Answer, Sitting};

thread_local! {
    /// Progress callback.
    static TOLD: RefCell<Option<Function>> = const { RefCell::new(None) };
}

fn tell(file: &str, done: usize, all: usize) {
    TOLD.with_borrow(|told| {
        if let Some(told) = told {
            // The listener may be gone.
            let _ = told.call3(&JsValue::NULL, &file.into(), &count(done), &count(all));
        }
    });
}

fn count(count: usize) -> JsValue {
    u32::try_from(count).unwrap_or(u32::MAX).into()
}

/// A sitting for JavaScript.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Page {
    sitting: Sitting,
}

/// An answer for JavaScript.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Told {
    answer: Answer,
}

#[wasm_bindgen]
impl Page {
    /// Creates a sitting; `told` is called with the name of a file, the number of files read, and the total number.
    ///
    /// # Errors
    /// If the built-in tables are invalid.
    #[wasm_bindgen(constructor)]
    pub fn new(told: Option<Function>) -> Result<Page, JsValue> {
        TOLD.set(told);
        Sitting::new(Some(tell)).map(|sitting| Self { sitting }).map_err(|fault| fault.zh.into())
    }

    /// Answers a question.
    pub fn ask(&mut self, method: &str, args: &str, bytes: Vec<u8>) -> Told {
        Told { answer: self.sitting.ask(method, args, bytes) }
    }
}

#[wasm_bindgen]
impl Told {
    /// Returns the JSON.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn json(&self) -> String {
        self.answer.json.clone()
    }

    /// Returns the bytes, only once.
    pub fn bytes(&mut self) -> Option<Vec<u8>> {
        self.answer.bytes.take()
    }
}
