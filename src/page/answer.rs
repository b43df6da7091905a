//! Answers to the page: JSON, the bytes of a file, or an error in both languages.

use serde_json::{Value, json};

use crate::report::{FormProblem, Lang};

/// An answer.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Answer {
    /// A JSON object; with the single field `error` if the question could not be answered.
    pub json: String,
    /// The bytes of a file, if requested.
    pub bytes: Option<Vec<u8>>,
}

/// Why a question could not be answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// An identifier of the error.
    pub code: &'static str,
    /// Message in Chinese.
    pub zh: String,
    /// Message in English.
    pub en: String,
    /// Errors of a data file, each with its position.
    pub problems: Vec<String>,
}

impl Fault {
    pub(super) fn new(code: &'static str, zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self { code, zh: zh.into(), en: en.into(), problems: Vec::new() }
    }

    pub(super) fn with(mut self, problems: impl IntoIterator<Item = String>) -> Self {
        self.problems.extend(problems);
        self
    }

    /// Creates the error of a file that could not be made.
    pub(super) fn form(error: &dyn std::error::Error) -> Self {
        let said = error.to_string();
        Self::new("form", format!("生成文件未成功：{}", Lang::Zh.said(&said)), format!("the file could not be made: {said}"))
    }

    /// Returns the message in the reader's language.
    #[must_use]
    pub fn message(&self, lang: Lang) -> &str {
        match lang {
            Lang::Zh => &self.zh,
            Lang::En => &self.en,
        }
    }

    pub(super) fn json(&self, lang: Lang) -> Value {
        json!({ "code": self.code, "message": self.message(lang), "problems": self.problems.iter().map(|one| lang.said(one)).collect::<Vec<_>>() })
    }
}

impl From<FormProblem> for Fault {
    fn from(problem: FormProblem) -> Self {
        Self::form(&problem)
    }
}

/// JSON, with bytes if a file was requested.
pub(super) type Said = Result<(Value, Option<Vec<u8>>), Fault>;
