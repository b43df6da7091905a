//! The questions of the page, by name.

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::above::{Check, checked_json};
use super::answer::{Answer, Fault, Said, plain};
use super::form::said;
use super::reasons::Reason;
use super::sitting::Sitting;
use super::tables::set_json;
use super::{describe, form, review, tables};
use crate::report::{Lang, json};

/// What most questions name.
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
    /// Answers a question; `args` is a JSON object, `bytes` a file where the question brings one.
    pub fn ask(&mut self, method: &str, args: &str, bytes: Vec<u8>) -> Answer {
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
            "review_queue" => plain(self.queue(&read::<review::Queue>(args)?, lang)?),
            "decide" => plain(self.decide(read(args)?, lang)?),
            "review_table" => said("review.sssom.tsv", &self.review_table(lang)?),
            "review_load" => plain(self.load_review(&read::<Named>(args)?.name, &bytes)?),
            "save" => {
                let bytes = self.save()?;
                Ok((json!({ "name": "duibiao.zip", "type": "application/zip" }), Some(bytes)))
            }
            "load" => plain(self.load(&bytes)?),
            "about" => plain(self.about()),
            "words" => plain(describe::words(lang)),
            "items" => plain(self.items(lang)),
            "taxonomy_put" => self.offer(&read::<Named>(args)?.path, &bytes),
            "taxonomy_use" => self.use_offered(),
            "taxonomy_builtin" => self.use_builtin(),
            _ => self.results_asked(method, args, lang),
        }
    }

    fn files_asked(&mut self, method: &str, named: &Named, bytes: Vec<u8>, lang: Lang) -> Said {
        match method {
            "put" => {
                let size = bytes.len();
                let (path, refused) = self.put(&named.path, bytes);
                let refused = refused.map(|reason| reason.json(lang));
                plain(json!({ "path": path, "size": size, "refused": refused }))
            }
            "refuse" => {
                self.refuse(&named.path, Reason::given_up(&named.code));
                plain(json!({}))
            }
            "remove" => plain(json!({ "removed": self.remove(&named.path) })),
            "clear" => {
                self.clear();
                plain(json!({}))
            }
            "correct" => self.correct(&named.path, &named.facts),
            _ => plain(self.survey(lang)),
        }
    }

    fn results_asked(&mut self, method: &str, args: Value, lang: Lang) -> Said {
        match method {
            "compare" => {
                let report = &self.judge()?.report;
                plain(serde_json::to_value(json::coverage(report, lang)).map_err(|error| Fault::form(&error))?)
            }
            "gap" => plain(self.gap(&read::<Named>(args)?.plan, lang)?),
            "proof" => plain(self.proof(&read::<Named>(args)?.item, lang)?),
            "tables" => plain(set_json(&self.set(&read::<tables::Wanted>(args)?, false, lang)?)),
            "report" => plain(self.overview(lang)?),
            "check" => plain(checked_json(&self.checked(&read::<Check>(args)?)?, lang)?),
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
