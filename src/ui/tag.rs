//! Elements, built by plain calls. A call weighs a few dozen bytes in the page, the macro of yew several hundred an element.

use std::rc::Rc;

use yew::html::{onblur, onchange, onclick, oninput, onkeydown, onmousedown, onpaste};
use yew::prelude::*;
use yew::virtual_dom::{Listener, VList, VTag, VText};

/// An element in the making.
#[must_use]
pub(super) struct Tag(Rc<VTag>);

/// An element without attributes or content.
pub(super) fn tag(name: &'static str) -> Tag {
    Tag(Rc::new(VTag::new(name)))
}

/// A text.
pub(super) fn text(text: &str) -> Html {
    Html::VText(VText::new(AttrValue::from(Rc::from(text))))
}

/// Elements side by side. Where all have a key, a new order moves them and keeps their state.
pub(super) fn all(children: impl IntoIterator<Item = Html>) -> Html {
    // A loop and not `collect`, which is compiled anew for each of its many callers.
    let mut list = Vec::new();
    for child in children {
        add(&mut list, child);
    }
    side_by_side(list)
}

#[inline(never)]
fn add(list: &mut Vec<Html>, child: Html) {
    list.push(child);
}

#[inline(never)]
fn side_by_side(children: Vec<Html>) -> Html {
    VList::with_children(children, None).into()
}

impl Tag {
    /// Nobody else holds an element in the making.
    fn edit(&mut self) -> &mut VTag {
        Rc::make_mut(&mut self.0)
    }

    /// A class that never changes, or one of a few.
    pub(super) fn class(self, class: &str) -> Tag {
        self.attr("class", class)
    }

    /// The identifier.
    pub(super) fn id(self, id: &str) -> Tag {
        self.attr("id", id)
    }

    /// An attribute.
    pub(super) fn attr(mut self, name: &'static str, value: &str) -> Tag {
        self.edit().add_attribute(name, AttrValue::from(Rc::from(value)));
        self
    }

    /// An attribute that is not always there.
    pub(super) fn attr_if(self, name: &'static str, value: Option<&str>) -> Tag {
        match value {
            Some(value) => self.attr(name, value),
            None => self,
        }
    }

    /// An attribute that is there or not.
    pub(super) fn flag(self, name: &'static str, there: bool) -> Tag {
        self.attr_if(name, there.then_some(name))
    }

    /// Several attributes.
    pub(super) fn attrs(self, attributes: &[(&'static str, &str)]) -> Tag {
        attributes.iter().fold(self, |tag, (name, value)| tag.attr(name, value))
    }

    /// What tells the element from its neighbours when they move.
    pub(super) fn key(mut self, key: &str) -> Tag {
        self.edit().key = Some(key.to_owned().into());
        self
    }

    /// What stands in a field.
    pub(super) fn value(mut self, value: &str) -> Tag {
        self.edit().set_value(AttrValue::from(Rc::from(value)));
        self
    }

    /// What is chosen in a list. Once a hand has touched a list, the attributes of its entries no longer move it: whoever draws
    /// in a browser holds the list to this after each drawing (`embed/guard.js`).
    pub(super) fn chosen(self, code: &str) -> Tag {
        self.attr("data-chosen", code)
    }

    /// Whether a box is ticked.
    pub(super) fn checked(mut self, checked: bool) -> Tag {
        self.edit().set_checked(checked);
        self
    }

    /// A text inside, after what is there.
    pub(super) fn say(self, said: &str) -> Tag {
        self.with(text(said))
    }

    /// An element inside, after what is there.
    pub(super) fn with(self, child: impl Child) -> Tag {
        self.add(child.node())
    }

    fn add(mut self, child: Html) -> Tag {
        self.edit().add_child(child);
        self
    }

    fn on(mut self, listener: Rc<dyn Listener>) -> Tag {
        self.edit().add_listener(listener);
        self
    }

    pub(super) fn on_click(self, does: Callback<MouseEvent>) -> Tag {
        self.on(Rc::new(onclick::Wrapper::new(does)))
    }

    pub(super) fn on_press(self, does: Callback<MouseEvent>) -> Tag {
        self.on(Rc::new(onmousedown::Wrapper::new(does)))
    }

    pub(super) fn on_input(self, does: Callback<InputEvent>) -> Tag {
        self.on(Rc::new(oninput::Wrapper::new(does)))
    }

    pub(super) fn on_change(self, does: Callback<Event>) -> Tag {
        self.on(Rc::new(onchange::Wrapper::new(does)))
    }

    pub(super) fn on_paste(self, does: Callback<Event>) -> Tag {
        self.on(Rc::new(onpaste::Wrapper::new(does)))
    }

    pub(super) fn on_key(self, does: Callback<KeyboardEvent>) -> Tag {
        self.on(Rc::new(onkeydown::Wrapper::new(does)))
    }

    pub(super) fn on_blur(self, does: Callback<FocusEvent>) -> Tag {
        self.on(Rc::new(onblur::Wrapper::new(does)))
    }

    /// The finished element.
    pub(super) fn html(self) -> Html {
        Html::VTag(self.0)
    }
}

/// What can stand inside an element.
pub(super) trait Child {
    fn node(self) -> Html;
}

impl Child for Html {
    fn node(self) -> Html {
        self
    }
}

impl Child for Tag {
    fn node(self) -> Html {
        self.html()
    }
}

impl Child for Vec<Html> {
    fn node(self) -> Html {
        side_by_side(self)
    }
}

/// Nothing keeps its place: the neighbours keep their state.
impl<C: Child> Child for Option<C> {
    fn node(self) -> Html {
        self.map_or_else(Html::default, Child::node)
    }
}
