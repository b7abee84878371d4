//! What stands around the interface: a page of its own, a frame, or an element of somebody else's page.

use yew::{AttrValue, Callback};

use super::tag::{Tag, tag};
use crate::domain::Catalogue;
use crate::session::Keeping;

/// Where the interface is mounted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Embedded {
    /// A page of its own.
    #[default]
    Page,
    /// A frame, whose height may follow its content: nothing in it may be as high as the frame.
    Frame,
    /// An element of a host page, whose address bar and text sizes are the host's.
    Element,
}

/// The way of the rest of the program, which is fetched at the first gesture.
#[derive(Clone, Debug, PartialEq)]
pub struct Coming {
    /// Fetches it, unless it is on its way.
    pub fetch: Callback<()>,
    /// Calls back once, with whether it came, when it next does or fails to.
    pub tell: Callback<Callback<bool>>,
}

/// What the host has chosen. It never changes while the interface is mounted.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Host {
    /// Where the interface is mounted.
    pub embedded: Embedded,
    /// `clair` or `sombre`; what the visitor prefers otherwise.
    pub theme: Option<&'static str>,
    /// The address on which shared links are built, instead of the document's own.
    pub address: Option<AttrValue>,
    /// Takes the dossier and the assessment over, once the visitor asks for it.
    pub transmit: Option<Callback<(String, String)>>,
    /// The site that other rules than ours come from, empty where it is not told; nothing where the rules are ours.
    pub lender: Option<String>,
    /// Prints the interface alone, where printing the document would print the host's page around it.
    pub print: Option<Callback<()>>,
    /// The page of the licences of what is inside the program, where there is one.
    pub licences: Option<AttrValue>,
    /// Told the answers at each change, as a link writes them: should the program stop, they are what it starts again with.
    pub told: Option<Callback<String>>,
    /// Whether the program had stopped, and has just been started again.
    pub restarted: bool,
    /// How the rest of the program comes; nothing where the program is whole.
    pub coming: Option<Coming>,
    /// What could not be read of the answers filled in beforehand, in sentences.
    pub refused: Vec<String>,
    /// What tells the store of this instance from that of others with the same rules: its options, its place in the document.
    pub store: String,
    /// What was on the device when the page was opened.
    pub keeping: Keeping,
}

impl Host {
    /// The name under which the device keeps the answers of this instance.
    pub fn key(&self, catalogue: &Catalogue) -> String {
        format!("guichet:{}{}", catalogue.id, self.store)
    }

    /// The element that holds everything.
    pub(super) fn root(&self) -> Tag {
        let class = match self.embedded {
            Embedded::Page => "guichet",
            Embedded::Frame => "guichet g-embedded",
            Embedded::Element => "guichet g-embedded g-element",
        };
        tag("div").class(class).attr_if("data-theme", self.theme)
    }
}
