//! A static file server on a free port, as an ordinary web server would serve the folder.

use std::path::Path;
use std::thread;

use axum::Router;
use tokio::runtime::Builder;
use tokio::sync::oneshot;
use tower_http::services::ServeDir;

/// The page never stands at the root, so that an absolute address inside it fails here as it would elsewhere.
const FOLDER: &str = "/un/dossier";

pub struct Site {
    pub address: String,
    /// Dropped with the site, which stops the server.
    _stop: oneshot::Sender<()>,
}

impl Site {
    pub fn serving(folder: &Path) -> Self {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port");
        listener.set_nonblocking(true).expect("a listener that does not block");
        let port = listener.local_addr().expect("an address").port();
        let pages = Router::new().nest_service(FOLDER, ServeDir::new(folder));
        let (stop, stopped) = oneshot::channel::<()>();
        thread::spawn(move || {
            let runtime = Builder::new_current_thread().enable_all().build().expect("a runtime");
            runtime.block_on(async move {
                let listener = tokio::net::TcpListener::from_std(listener).expect("a listener");
                let serving = async { axum::serve(listener, pages).await };
                tokio::select! { _ = serving => {}, _ = stopped => {} }
            });
        });
        Self { address: format!("http://127.0.0.1:{port}{FOLDER}/"), _stop: stop }
    }
}
