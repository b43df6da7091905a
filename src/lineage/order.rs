//! The order of plans: by level from the top down, then by division code, then by year. If the level is unknown, the name of the plan
//! decides.

use super::{Corpus, Member};
use crate::level::Level;

/// The sort key of a plan. A plan whose level cannot even be guessed from its name sorts last; a place without a code sorts after those
/// with one, beside the others of its prefecture.
type Key = (bool, Option<Level>, bool, String, String, u16);

fn key(member: &Member) -> Key {
    let header = &member.plan.header;
    let place = header.jurisdiction.as_ref();
    let code = place.and_then(|place| place.code.clone());
    let above = place.and_then(|place| place.prefecture.clone().or_else(|| place.province.clone())).unwrap_or_default();
    let name = place.map(|place| place.name.clone()).unwrap_or_default();
    let uncoded = code.is_none();
    let level = header.level.or_else(|| header.guessed_level(&member.plan.id));
    (level.is_none(), level, uncoded, code.unwrap_or(above), name, header.year.unwrap_or_default())
}

impl Corpus {
    /// Sorts the plans and returns the new index of each. Plans of the same place and year keep their order.
    pub fn order(&mut self) -> Vec<usize> {
        let mut plans: Vec<(Key, usize, Member)> =
            std::mem::take(&mut self.members).into_iter().enumerate().map(|(at, member)| (key(&member), at, member)).collect();
        plans.sort_by(|one, other| (&one.0, one.1).cmp(&(&other.0, other.1)));
        let mut places = vec![0; plans.len()];
        for (place, (_, at, member)) in plans.into_iter().enumerate() {
            if let Some(known) = places.get_mut(at) {
                *known = place;
            }
            self.members.push(member);
        }
        places
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mapping::Mapping;
    use crate::plan::{self, Jurisdiction};
    use crate::source::SourceText;

    fn member(id: &str, level: Option<Level>, place: (&str, &str), year: u16) -> Member {
        let mut plan =
            plan::parse(id, SourceText::from_bytes(id, "一、任务\n做好工作。\n".as_bytes()).expect("text")).expect("a plan");
        plan.header.level = level;
        plan.header.year = Some(year);
        let (name, code) = place;
        let code = Some(code.to_owned()).filter(|code| !code.is_empty());
        plan.header.jurisdiction = Some(Jurisdiction { name: name.to_owned(), code, prefecture: None, province: None });
        Member { plan, mapping: Mapping::default() }
    }

    fn ids(corpus: &Corpus) -> Vec<&str> {
        corpus.members.iter().map(|member| member.plan.id.as_str()).collect()
    }

    #[test]
    fn the_province_stands_before_its_cities_and_those_before_their_counties() {
        let members = vec![
            member("none", None, ("某地", ""), 2021),
            member("zone", Some(Level::County), ("新区", ""), 2021),
            member("b", Some(Level::County), ("乙县", "430422"), 2021),
            member("a-late", Some(Level::County), ("甲县", "430421"), 2022),
            member("a", Some(Level::County), ("甲县", "430421"), 2021),
            member("city", Some(Level::Prefecture), ("某市", "430400"), 2021),
            member("province", Some(Level::Province), ("某省", "430000"), 2021),
        ];
        let mut corpus = Corpus { members };
        let places = corpus.order();
        assert_eq!(ids(&corpus), ["province", "city", "a", "a-late", "b", "zone", "none"]);
        assert_eq!(places, [6, 5, 4, 3, 2, 1, 0]);
    }

    #[test]
    fn a_plan_of_no_known_level_stands_where_its_name_says() {
        let members = vec![
            member("county", Some(Level::County), ("乙县", "430422"), 2021),
            member("plan", None, ("某地", ""), 2021),
            member("guess", None, ("青柏市", ""), 2021),
            member("city", Some(Level::Prefecture), ("某市", "430400"), 2021),
        ];
        let mut corpus = Corpus { members };
        corpus.order();
        assert_eq!(ids(&corpus), ["city", "guess", "county", "plan"]);
        assert_eq!(corpus.members[1].plan.header.level, None, "it is judged as before");
    }

    #[test]
    fn plans_of_one_place_and_year_keep_their_order() {
        let twice = |id| member(id, Some(Level::County), ("甲县", "430421"), 2021);
        let mut corpus = Corpus { members: vec![twice("y"), twice("x")] };
        assert_eq!(corpus.order(), [0, 1]);
        assert_eq!(ids(&corpus), ["y", "x"]);
    }
}
