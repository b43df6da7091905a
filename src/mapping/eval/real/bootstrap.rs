//! Confidence intervals for the chance selection of the plans.

use crate::mapping::eval::Counts;

/// Number of resamples.
const DRAWS: usize = 2000;
/// The same seed gives the same interval on every machine.
const SEED: u64 = 2026;

/// Returns the bounds of the central 95 % of F1 over resamples of the plans with replacement; `None` for fewer than two plans, or if there
/// is nothing to count.
pub(super) fn interval(plans: &[Counts]) -> Option<(f64, f64)> {
    if plans.len() < 2 {
        return None;
    }
    let mut state = SEED;
    let mut reached: Vec<f64> = (0..DRAWS).filter_map(|_| draw(plans, &mut state).f1()).collect();
    reached.sort_by(f64::total_cmp);
    let at = |share: usize| reached.get((reached.len().checked_sub(1)? * share) / 1000).copied();
    Some((at(25)?, at(975)?))
}

fn draw(plans: &[Counts], state: &mut u64) -> Counts {
    let mut sum = Counts::default();
    for _ in plans {
        let at = usize::try_from(next(state) % plans.len() as u64).unwrap_or_default();
        sum.add(plans[at]);
    }
    sum
}

/// The generator `SplitMix64`: short, and identical on all platforms.
fn next(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let mixed = (*state ^ (*state >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    mixed ^ (mixed >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_interval_holds_the_figure_and_is_the_same_every_time() {
        let plans = [Counts { right: 9, wrong: 1, missed: 0 }, Counts { right: 5, wrong: 3, missed: 2 }];
        let (low, high) = interval(&plans).expect("two plans");
        assert!(low < high && low >= 2.0 / 3.0 - 0.01 && high <= 18.0 / 19.0 + 0.01, "{low} {high}");
        assert_eq!(interval(&plans), Some((low, high)));
    }

    #[test]
    fn one_plan_or_no_label_has_no_interval() {
        assert_eq!(interval(&[Counts { right: 1, wrong: 0, missed: 0 }]), None);
        assert_eq!(interval(&[Counts::default(); 3]), None);
    }
}
