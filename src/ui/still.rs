//! Parts of the page that are drawn again only when what they show has changed: most keys change one programme, or none.

use yew::prelude::*;

use super::desk::Desk;

/// One part, and how to tell that it would be drawn as it is.
#[derive(Clone, Properties)]
pub(super) struct Part {
    pub(super) desk: Desk,
    /// Its place among the parts of its kind.
    pub(super) at: usize,
    pub(super) draw: fn(&Desk, usize) -> Html,
    /// Whether the part at this place is the same for both sessions.
    pub(super) same: fn(&Desk, &Desk, usize) -> bool,
}

impl PartialEq for Part {
    fn eq(&self, other: &Part) -> bool {
        self.at == other.at && (self.same)(&self.desk, &other.desk, self.at)
    }
}

/// A part that knows when it stays as it is; the key tells it from its neighbours when they move.
pub(super) fn still(key: &str, part: Part) -> Html {
    let Part { desk, at, draw, same } = part;
    html! { <Still key={key} {desk} {at} {draw} {same} /> }
}

/// The part.
#[component]
fn Still(part: &Part) -> Html {
    (part.draw)(&part.desk, part.at)
}
