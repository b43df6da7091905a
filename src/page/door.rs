//! Dispatches the page's questions by name.

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::above::{Check, checked_json};
use super::answer::{Answer, Fault, Said};
use super::form::named;
use super::marks::told_apart;
use super::reasons::Reason;
use super::sitting::Sitting;
use super::tables::set_json;
use super::{describe, form, review, room, tables};
use crate::report::{Lang, json};

/// Arguments shared by most questions.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
struct Named {
    path: String,
    plan: String,
    item: String,
    name: String,
    code: String,
    facts: Value,
}

impl Sitting {
    /// Answers a question; `args` is a JSON object, `bytes` the content of a file if the question has one.
    pub fn ask(&mut self, method: &str, args: &str, bytes: Vec<u8>) -> Answer {
        room::make();
        let mut args: Value = serde_json::from_str(args).unwrap_or_default();
        let lang = match args.as_object_mut().and_then(|args| args.remove("lang")) {
            Some(Value::String(lang)) if lang == "en" => Lang::En,
            _ => Lang::Zh,
        };
        match self.answer(method, args, bytes, lang) {
            Ok((value, bytes)) => Answer { json: value.to_string(), bytes },
            Err(fault) => Answer { json: json!({ "error": fault.json(lang) }).to_string(), bytes: None },
        }
    }

    fn answer(&mut self, method: &str, args: Value, bytes: Vec<u8>, lang: Lang) -> Said {
        match method {
            "put" | "refuse" | "remove" | "clear" | "correct" | "survey" => self.files_asked(method, &read(args)?, bytes, lang),
            "review_queue" => Ok((self.queue(&read::<review::Queue>(args)?, lang)?, None)),
            "decide" => Ok((self.decide(read(args)?, lang)?, None)),
            "review_table" => Ok(named("review.sssom.tsv", &self.review_table(lang)?)),
            "review_load" => Ok((self.load_review(&read::<Named>(args)?.name, &bytes)?, None)),
            "save" => {
                let bytes = self.save()?;
                Ok((json!({ "name": "duibiao.zip", "type": "application/zip" }), Some(bytes)))
            }
            "load" => Ok((self.load(&bytes)?, None)),
            "about" => Ok((self.about(), None)),
            "words" => Ok((describe::words(lang), None)),
            "items" => Ok((self.items(lang), None)),
            "taxonomy_put" => self.offer(&read::<Named>(args)?.path, &bytes),
            "taxonomy_use" => self.use_offered(),
            "taxonomy_builtin" => self.use_builtin(),
            _ => self.results_asked(method, args, lang),
        }
    }

    fn files_asked(&mut self, method: &str, asked: &Named, bytes: Vec<u8>, lang: Lang) -> Said {
        match method {
            "put" => {
                let size = bytes.len();
                let (path, refused) = self.put(&asked.path, bytes);
                let refused = refused.map(|reason| reason.json(lang));
                Ok((json!({ "path": path, "size": size, "refused": refused }), None))
            }
            "refuse" => {
                self.refuse(&asked.path, Reason::given_up(&asked.code));
                Ok((json!({}), None))
            }
            "remove" => Ok((json!({ "removed": self.remove(&asked.path) }), None)),
            "clear" => {
                self.clear();
                Ok((json!({}), None))
            }
            "correct" => self.correct(&asked.path, &asked.facts),
            _ => Ok((self.survey(lang), None)),
        }
    }

    fn results_asked(&mut self, method: &str, args: Value, lang: Lang) -> Said {
        match method {
            "compare" => {
                let report = &self.judge()?.report;
                let coverage = serde_json::to_value(json::coverage(report, lang)).map_err(|error| Fault::form(&error))?;
                Ok((json!({ "coverage": coverage, "told_apart": told_apart(report, lang) }), None))
            }
            "gap" => Ok((self.gap(&read::<Named>(args)?.plan, lang)?, None)),
            "proof" => Ok((self.proof(&read::<Named>(args)?.item, lang)?, None)),
            "tables" => Ok((set_json(&self.set(&read::<tables::Wanted>(args)?, false, lang)?), None)),
            "report" => Ok((self.overview(lang)?, None)),
            "check" => Ok((checked_json(&self.checked(&read::<Check>(args)?)?, lang)?, None)),
            "form" => self.form(read(args)?, lang),
            "report_zip" => self.report_zip(&read::<form::Set>(args)?, lang),
            other => Err(Fault::new("no-question", format!("没有“{other}”这个功能"), format!("there is no question “{other}”"))),
        }
    }
}

fn read<T: DeserializeOwned + Default>(args: Value) -> Result<T, Fault> {
    if args.is_null() {
        return Ok(T::default());
    }
    serde_json::from_value(args).map_err(|error| Fault::new("arguments", format!("参数有误：{error}"), error.to_string()))
}
