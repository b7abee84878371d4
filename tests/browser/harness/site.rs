//! A static server, as plain as any prefecture's, on a free port of this machine.

use std::cell::RefCell;
use std::io::{BufRead, BufReader, Result, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::{fs, thread};

/// Not the root: the page must run wherever it is put.
const FOLDER: &str = "/sous/dossier/";

thread_local! {
    /// A test has its own thread, and starts its sites there.
    static STARTED: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

/// The addresses that belong to this test.
pub fn started_here() -> Vec<String> {
    STARTED.with_borrow(Clone::clone)
}

pub struct Site {
    pub address: String,
    port: u16,
    stopped: Arc<AtomicBool>,
}

impl Site {
    /// It listens for as long as the tests run: they end before it could be in the way.
    pub fn serving(folder: &Path) -> Self {
        Self::sending(folder, "")
    }

    /// With one more header for everything: `Name: value`, and nothing where it is empty.
    pub fn sending(folder: &Path, header: &str) -> Self {
        let header = if header.is_empty() { String::new() } else { format!("{header}\r\n") };
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let port = listener.local_addr().expect("an address").port();
        let (folder, stopped) = (folder.to_owned(), Arc::new(AtomicBool::new(false)));
        let stops = stopped.clone();
        thread::spawn(move || {
            for connection in listener.incoming().flatten() {
                if stops.load(Ordering::SeqCst) {
                    return;
                }
                let (folder, header) = (folder.clone(), header.clone());
                // A thread each: browsers open connections that they do not use, and leave a long
                // file half read until a short one arrives. One that hangs up is no concern of ours.
                thread::spawn(move || drop(answer(connection, &folder, &header)));
            }
        });
        let site = Self { address: format!("http://127.0.0.1:{port}{FOLDER}"), port, stopped };
        Self::known(&format!("http://127.0.0.1:{port}/"));
        site
    }

    /// A server that is not ours, and whose files this test may ask for.
    pub fn known(address: &str) {
        STARTED.with_borrow_mut(|started| started.push(address.to_owned()));
    }

    /// The same server under another name: for a browser, another site.
    pub fn address_at(&self, name: &str) -> String {
        Self::known(&format!("http://{name}:{}/", self.port));
        format!("http://{name}:{}{FOLDER}", self.port)
    }

    /// Stops for good: nobody listens at its address any more.
    pub fn stop(&self) {
        self.stopped.store(true, Ordering::SeqCst);
        // Woken up once, it goes, and its port with it.
        while TcpStream::connect(("127.0.0.1", self.port)).is_ok() {
            thread::sleep(std::time::Duration::from_millis(10));
        }
    }
}

/// One request, one answer, and the connection closes: enough for a few files.
fn answer(mut connection: TcpStream, folder: &Path, header: &str) -> Result<()> {
    let mut lines = BufReader::new(connection.try_clone()?).lines();
    let Some(request) = lines.next().transpose()? else {
        return Ok(());
    };
    // Read to the blank line: closing on what is unread would break the connection.
    while lines.next().transpose()?.is_some_and(|header| !header.is_empty()) {}

    let found = request.split(' ').nth(1).and_then(|address| file(address, folder));
    let read = found.and_then(|path| Some((kind(&path), fs::read(&path).ok()?)));
    let (status, (kind, content)) = match read {
        Some(read) => ("200 OK", read),
        None => ("404 Not Found", ("text/plain", Vec::new())),
    };
    let length = content.len();
    write!(
        connection,
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\n\
         Access-Control-Allow-Origin: *\r\nCache-Control: no-cache\r\n{header}Connection: close\r\n\r\n"
    )?;
    connection.write_all(&content)
}

fn file(address: &str, folder: &Path) -> Option<PathBuf> {
    let path = address.split(['?', '#']).next()?.strip_prefix(FOLDER)?;
    match path {
        "" => Some(folder.join("index.html")),
        path if path.contains("..") => None,
        path => Some(folder.join(path)),
    }
}

/// A browser refuses a module or WebAssembly of the wrong type.
fn kind(path: &Path) -> &'static str {
    match path.extension().and_then(|end| end.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript",
        Some("css") => "text/css",
        Some("wasm") => "application/wasm",
        Some("json") => "application/json",
        Some("webmanifest") => "application/manifest+json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        _ => "application/octet-stream",
    }
}
