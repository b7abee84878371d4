//! Parts of the page that are drawn again only when what they show has changed: most keys change one programme, or none.
//!
//! The fields are drawn with the key. What follows from them is drawn right after, each part in a task of its own: the browser
//! can show the key, and take the next one, in between. Some parts are drawn by the rest of the program, once it is there.

use yew::prelude::*;

use super::desk::Desk;
use super::rest::Rest;
use super::tag::{all, tag};

/// One part, and how to tell that it would be drawn as it is.
#[derive(Clone, Properties)]
pub(super) struct Part {
    pub(super) desk: Desk,
    /// Its place among the parts of its kind.
    pub(super) at: usize,
    pub(super) draw: Draw,
    /// Whether the part at this place is the same for both sessions.
    pub(super) same: fn(&Desk, &Desk, usize) -> bool,
}

/// How a part is drawn, and when.
#[derive(Clone, Copy)]
pub(super) enum Draw {
    /// With the key, but for the first time: what a key brings comes in a task of its own.
    Now(fn(&Desk, usize) -> Html),
    /// In a task of its own.
    Next(fn(&Desk, usize) -> Html),
    /// In a task of its own, by the rest of the program once it is there.
    Later(fn(Rest, &Desk, usize) -> Html),
}

impl PartialEq for Part {
    fn eq(&self, other: &Part) -> bool {
        self.at == other.at && self.desk.rest == other.desk.rest && (self.same)(&self.desk, &other.desk, self.at)
    }
}

impl Part {
    fn html(&self) -> Html {
        match self.draw {
            Draw::Now(draw) | Draw::Next(draw) => draw(&self.desk, self.at),
            Draw::Later(draw) => self.desk.rest.map(|rest| draw(rest, &self.desk, self.at)).unwrap_or_default(),
        }
    }
}

/// A part that knows when it stays as it is; the key tells it from its neighbours when they move.
pub(super) fn still(key: &str, part: Part) -> Html {
    let Part { desk, at, draw, same } = part;
    html! { <Still key={key} {desk} {at} {draw} {same} /> }
}

/// A part of the rest of the program that shows so much of the session that it is drawn again after each action.
pub(super) fn of_the_rest(key: &str, desk: &Desk, at: usize, draw: fn(Rest, &Desk, usize) -> Html) -> Html {
    let same = |one: &Desk, other: &Desk, _: usize| one.session == other.session;
    still(key, Part { desk: desk.clone(), at, draw: Draw::Later(draw), same })
}

/// A node that nobody sees, for others to be placed before.
pub(super) fn anchor() -> Html {
    tag("template").html()
}

/// The part as it is drawn: nothing yet, where it waits for its first time.
struct Still(Option<Part>);

/// Whether the part is to be drawn in the next task; it then is.
fn waits(context: &Context<Still>, soon: bool) -> bool {
    let part = context.props();
    let after = part.desk.hands.after.filter(|_| soon || !matches!(part.draw, Draw::Now(_)));
    if let Some(after) = after {
        after(0, context.link().callback(|()| ()));
    }
    after.is_some()
}

impl Component for Still {
    type Message = ();
    type Properties = Part;

    fn create(context: &Context<Self>) -> Self {
        Still(if waits(context, !context.props().desk.fresh) { None } else { Some(context.props().clone()) })
    }

    fn changed(&mut self, context: &Context<Self>, _: &Part) -> bool {
        !waits(context, false) && Component::update(self, context, ())
    }

    /// By then more may have changed: what is drawn is the part as it is now.
    fn update(&mut self, context: &Context<Self>, (): ()) -> bool {
        let part = Some(context.props().clone());
        let differs = self.0 != part;
        self.0 = part;
        differs
    }

    /// Never nothing: what stands before an empty component is placed before whatever followed it at its own last drawing, which
    /// the same drawing may just have taken away. A node of its own is always there to be placed before.
    fn view(&self, context: &Context<Self>) -> Html {
        (context.props().desk.hands.draws)();
        all([self.0.as_ref().map(Part::html).unwrap_or_default(), anchor()])
    }
}
