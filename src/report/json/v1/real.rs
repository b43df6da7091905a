//! `eval` on real plans as JSON, which is read again to make the page on accuracy.

use super::rounded;
use serde::{Deserialize, Serialize};

use crate::mapping::eval::{Band, Counts, Group, Half, HalfScores, Unscored};
use crate::report::views::real_unscored;

/// The figures of real plans.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct V1Real {
    schema: String,
    /// SHA-256 of index and labels.
    pub labels: String,
    halves: Vec<V1Half>,
    /// What was left out, and why.
    unscored: Vec<String>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct V1Half {
    half: String,
    groups: Vec<V1Group>,
    bands: Vec<V1Band>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct V1Group {
    by: String,
    name: String,
    plans: usize,
    /// Codes missed because no clause of their unit was read as a task or heading.
    unread: usize,
    clauses: V1Figures,
    document: V1Figures,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct V1Figures {
    right: usize,
    wrong: usize,
    missed: usize,
    precision: Option<f64>,
    recall: Option<f64>,
    f1: Option<f64>,
    /// Bounds that hold 95 % of the draws of plans with return.
    interval: Option<[f64; 2]>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct V1Band {
    from: f64,
    to: f64,
    labels: usize,
    right: usize,
    /// Mean confidence of the labels; `null` where there are none.
    confidence: Option<f64>,
}

/// The value of the schema field.
const SCHEMA: &str = "duibiao/eval-real/v1";

/// Makes the wire form; `labels` is the SHA-256 of index and labels.
#[must_use]
pub fn real(halves: &[HalfScores], unscored: &[Unscored], labels: &str) -> V1Real {
    V1Real {
        schema: SCHEMA.to_owned(),
        labels: labels.to_owned(),
        halves: halves.iter().map(half).collect(),
        unscored: unscored.iter().map(real_unscored).collect(),
    }
}

fn half(half: &HalfScores) -> V1Half {
    let group = |group: &Group| V1Group {
        by: group.by.clone(),
        name: group.name.clone(),
        plans: group.plans,
        unread: group.unread,
        clauses: figures(group.clauses, group.clause_interval),
        document: figures(group.document, group.document_interval),
    };
    let band = |band: &Band| V1Band {
        from: band.from,
        to: band.to,
        labels: band.labels,
        right: band.right,
        confidence: (band.labels > 0).then(|| rounded(band.confidence)),
    };
    V1Half {
        half: half.half.code().to_owned(),
        groups: half.groups.iter().map(group).collect(),
        bands: half.bands.iter().map(band).collect(),
    }
}

fn figures(counts: Counts, interval: Option<(f64, f64)>) -> V1Figures {
    V1Figures {
        right: counts.right,
        wrong: counts.wrong,
        missed: counts.missed,
        precision: counts.precision().map(rounded),
        recall: counts.recall().map(rounded),
        f1: counts.f1().map(rounded),
        interval: interval.map(|(low, high)| [rounded(low), rounded(high)]),
    }
}

impl V1Real {
    /// Reads the figures back; `None` if a half is unknown.
    #[must_use]
    pub fn halves(&self) -> Option<Vec<HalfScores>> {
        let read = |half: &V1Half| {
            Some(HalfScores {
                half: Half::ALL.into_iter().find(|known| known.code() == half.half)?,
                groups: half.groups.iter().map(V1Group::read).collect(),
                bands: half.bands.iter().map(V1Band::read).collect(),
            })
        };
        (self.schema == SCHEMA).then(|| self.halves.iter().map(read).collect::<Option<Vec<_>>>()).flatten()
    }
}

impl V1Group {
    fn read(&self) -> Group {
        let bounds = |figures: &V1Figures| figures.interval.map(|[low, high]| (low, high));
        Group {
            by: self.by.clone(),
            name: self.name.clone(),
            plans: self.plans,
            unread: self.unread,
            clauses: self.clauses.read(),
            clause_interval: bounds(&self.clauses),
            document: self.document.read(),
            document_interval: bounds(&self.document),
        }
    }
}

impl V1Figures {
    const fn read(&self) -> Counts {
        Counts { right: self.right, wrong: self.wrong, missed: self.missed }
    }
}

impl V1Band {
    fn read(&self) -> Band {
        let Self { from, to, labels, right, confidence } = *self;
        Band { from, to, labels, right, confidence: confidence.unwrap_or_default() }
    }
}
