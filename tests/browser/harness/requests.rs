//! Everything that the browser asked of the network, as its driver tells it: whatever part of a page asked, and whether or
//! not the page would say so. The driver tells it over a second connection, WebDriver BiDi.

use super::gestures::said;
use super::page::Page;
use super::site::{self, Site};
use futures_util::stream::{SplitSink, SplitStream};
use futures_util::{SinkExt, StreamExt};
use serde_json::{Value, json};
use std::sync::{Arc, Mutex};
use thirtyfour::WebDriver;
use tokio::net::TcpStream;
use tokio::sync::watch;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async, tungstenite::Message};

const EVENT: &str = "network.beforeRequestSent";
/// What never leaves the machine: content written in an address, made by the page, or none at all.
const NOWHERE: [&str; 3] = ["data:", "blob:", "about:"];

type Socket = WebSocketStream<MaybeTlsStream<TcpStream>>;

/// The addresses, in their order, from the opening of the browser on.
pub struct Requests {
    seen: Arc<Mutex<Vec<String>>>,
    /// The driver's last answer, with the number of its command.
    answered: watch::Receiver<Value>,
    /// Where commands go, and how many have.
    commands: tokio::sync::Mutex<(SplitSink<Socket, Message>, u64)>,
}

impl Requests {
    pub async fn recorded(session: &WebDriver) -> Result<Self, String> {
        let address = session.capabilities().get("webSocketUrl").and_then(Value::as_str).map(str::to_owned);
        let address = address.ok_or("the driver opens no second connection")?;
        let (socket, _) = connect_async(address).await.map_err(said)?;
        let (commands, told) = socket.split();
        let (answers, answered) = watch::channel(Value::Null);
        let requests = Self { seen: Arc::default(), answered, commands: tokio::sync::Mutex::new((commands, 0)) };
        tokio::spawn(listen(told, requests.seen.clone(), answers));
        requests.ask("session.subscribe", json!({ "events": [EVENT] })).await?;
        Ok(requests)
    }

    /// Sends a command, and waits for its answer: the events that came before it are then on the record.
    pub(super) async fn ask(&self, method: &str, params: Value) -> Result<Value, String> {
        let mut commands = self.commands.lock().await;
        commands.1 += 1;
        let number = commands.1;
        let command = json!({ "id": number, "method": method, "params": params }).to_string();
        commands.0.send(Message::text(command)).await.map_err(said)?;
        let mut answered = self.answered.clone();
        let answer = answered.wait_for(|last| last["id"] == number).await.map_err(said)?.clone();
        if answer["type"] == "success" { Ok(answer["result"].clone()) } else { Err(format!("{method}: {answer}")) }
    }
}

async fn listen(mut told: SplitStream<Socket>, seen: Arc<Mutex<Vec<String>>>, answers: watch::Sender<Value>) {
    while let Some(Ok(message)) = told.next().await {
        let message: Value = message.to_text().ok().and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default();
        if message["method"] == EVENT {
            let address = message["params"]["request"]["url"].as_str().unwrap_or("an address that the driver does not tell");
            seen.lock().expect("the record").push(address.to_owned());
        }
        if message["id"].is_u64() {
            answers.send_replace(message);
        }
    }
}

impl Page {
    /// Every address asked for so far.
    #[track_caller]
    pub fn requests(&self) -> Vec<String> {
        self.wait(self.requests.ask("session.status", json!({})));
        self.requests.seen.lock().expect("the record").clone()
    }

    /// What was asked of sites that this test did not start. A page that ends is held to have asked nothing of them.
    #[track_caller]
    pub fn asked_elsewhere(&self) -> Vec<String> {
        let own: Vec<String> = site::started_here().into_iter().chain(NOWHERE.map(str::to_owned)).collect();
        let known = |address: &String| own.iter().any(|start| address.starts_with(start));
        self.requests().into_iter().filter(|address| !known(address)).collect()
    }

    /// The server of the folder that the page was started on.
    pub fn site(&self) -> &Site {
        &self.site
    }
}
