// The loader: puts a frame in the place of its <script>, and in each element that asks for one by `data-guichet`. It runs on
// pages we do not know, so it adds one element a frame, keeps no state elsewhere, and believes a message only from its own
// frame, at its own address.
(() => {
  const VERSION = 1;
  const NAMES = ["programme", "departement", "commune", "porteur", "date", "theme", "accent", "catalogue"];
  /** On what has its frame: this file runs once for each of its scripts. */
  const SERVED = Symbol.for("guichet");
  const PLACES = "[data-guichet]";

  const style = (element, rules) => {
    // Through the object model: it passes a host's style policy, and its style sheet does not undo it.
    for (const [name, value] of Object.entries(rules)) element.style.setProperty(name, value, "important");
  };

  /** A frame of the page that is published beside `own`, with the options of `data`; `insert` puts it somewhere. */
  const embed = (data, own, insert) => {
    const page = new URL("index.html", own);
    for (const name of NAMES) {
      const value = data[name];
      if (value) page.searchParams.set(name, name === "catalogue" ? new URL(value, document.baseURI).href : value);
    }
    const link = page.href;
    page.searchParams.set("hote", VERSION);

    const number = (text, otherwise) => (Number(text) > 0 ? Number(text) : otherwise);
    const min = number(data.hauteurMin, 300);
    const max = Math.max(min, number(data.hauteurMax, 20000));
    const clamp = (height) => Math.min(max, Math.max(min, Math.ceil(height)));

    const place = document.createElement("div");
    const frame = document.createElement("iframe");
    frame.title = data.titre || "Quelle aide pour votre projet numérique ?";
    frame.loading = "lazy";
    frame.referrerPolicy = "no-referrer";
    frame.allow = "clipboard-write";
    // The host may hide every <div>; what it lends by inheritance stays, for the text of the fallback.
    style(place, { all: "unset", display: "block" });
    const resize = (height) => style(frame, { height: height + "px" });
    style(frame, { all: "initial", display: "block", width: "100%", border: "0" });
    resize(clamp(600));

    const fallback = document.createElement("p");
    // Said twice: a host may show what is hidden.
    const tell = (needed) => {
      fallback.hidden = !needed;
      style(fallback, { display: needed ? "block" : "none" });
    };
    tell(false);
    const anchor = document.createElement("a");
    anchor.href = link;
    anchor.textContent = data.repli || "Ouvrir « Quelle aide pour votre projet numérique ? » dans sa propre page";
    fallback.append(anchor);
    place.append(frame, fallback);
    insert(place);

    // A refused frame says nothing: silence is the only sign.
    let silence;
    const doubt = (after) => {
      clearTimeout(silence);
      silence = setTimeout(tell, after, true);
    };
    const heard = () => {
      clearTimeout(silence);
      tell(false);
    };

    // At most ten heights a second, the last one winning. A content whose height follows the frame's would grow for
    // ever: after twelve growths in close succession the frame keeps its height and scrolls inside, until the
    // content has been quiet for a while.
    let wanted = 0, pending = 0, growths = 0, last = 0;
    const measure = (height) => {
      wanted = clamp(height);
      pending ||= setTimeout(apply, 100);
    };
    const apply = () => {
      pending = 0;
      const now = performance.now(), present = parseFloat(frame.style.height);
      if (now - last > 1500) growths = 0;
      if (Math.abs(wanted - present) < 2) return;
      last = now;
      if (wanted > present && ++growths > 12) return;
      resize(wanted);
    };

    let transmitted = -Infinity;
    const receive = (message) => {
      const now = performance.now();
      const objects = [message.dossier, message.evaluation].every((part) => part && typeof part === "object");
      if (data.resultat === undefined || !objects || now - transmitted < 500) return;
      transmitted = now;
      const detail = { dossier: message.dossier, evaluation: message.evaluation };
      frame.dispatchEvent(new CustomEvent("guichet:resultat", { bubbles: true, detail }));
    };

    addEventListener("message", ({ source, origin, data: message }) => {
      if (!source || source !== frame.contentWindow || origin !== page.origin) return;
      if (message?.guichet !== VERSION) return;
      if (message.type === "pret") heard();
      if (message.type === "hauteur" && Number.isFinite(message.hauteur) && message.hauteur > 0) measure(message.hauteur);
      if (message.type === "resultat") receive(message);
    });

    frame.addEventListener("load", () => {
      if (!frame.src) return;
      doubt(4000);
      frame.contentWindow?.postMessage({ guichet: VERSION, type: "bonjour", resultat: data.resultat !== undefined }, page.origin);
    });

    // Not before the reader comes near: a program of this weight is no one's who never scrolls to it.
    const load = () => {
      frame.src = page.href;
      doubt(10000);
    };
    // Firefox tells a refused frame in no other way.
    document.addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) => {
      if (/^(frame|child|default)-src/.test(effectiveDirective) && blockedURI.startsWith(page.origin)) doubt(0);
    });
    new IntersectionObserver((entries, observer) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      observer.disconnect();
      load();
    }, { rootMargin: "600px" }).observe(place);
  };

  const warn = (problem) =>
    console.warn(
      `guichet : ${problem} Écrivez, là où le cadre doit apparaître, <script src="https://…/guichet.js"></script> ` +
        `ou <div data-guichet="https://…/guichet/"></div>.`,
    );

  /** Tells whether an element has no frame yet, and marks it. */
  const fresh = (element) => !element[SERVED] && (element[SERVED] = true);

  const isOurs = (script) => script?.localName === "script" && /\/guichet(?!-eligibilite)[^/?#]*\.js([?#]|$)/.test(script.src);

  /** A script in the text of the page has its place; answers whether it had. */
  const replace = (script) => {
    const placed = document.body?.contains(script);
    if (placed) embed(script.dataset, script.src, (place) => script.after(place));
    return placed;
  };

  /** The elements that ask for a frame; the address is theirs, or that of the script. */
  const fill = (script) => {
    for (const element of document.querySelectorAll(PLACES)) {
      const folder = element.dataset.guichet;
      if (element[SERVED]) continue;
      try {
        const own = folder ? new URL(folder.replace(/\/?$/, "/"), document.baseURI) : new URL(script.src);
        fresh(element);
        embed({ ...script?.dataset, ...element.dataset }, own, (place) => element.append(place));
      } catch {
        warn("data-guichet ne dit pas à quelle adresse le guichet est publié.");
      }
    }
  };

  /** Serves scripts once the document is whole: those of its head have no place of their own. */
  const settle = (scripts) => {
    const lost = scripts.filter((script) => !replace(script));
    fill(scripts[0]);
    if (document.querySelector(PLACES)) return;
    for (const script of lost) {
      warn("guichet.js n’est pas dans le texte de la page : le cadre est mis à la fin.");
      embed(script.dataset, script.src, (place) => (document.querySelector("main") ?? document.body).append(place));
    }
  };

  const whenWhole = (act) =>
    document.readyState === "loading" ? document.addEventListener("DOMContentLoaded", act, { once: true }) : act();

  const running = document.currentScript;
  if (isOurs(running)) {
    fresh(running);
    const waiting = replace(running) ? [] : [running];
    return whenWhole(() => (waiting.length ? settle(waiting) : fill(running)));
  }
  // A module does not know its script, and runs once for all those of one address: they are sought, those that come later
  // too. Evaluated by another script, this file knows no address at all.
  const modules = () => [...document.querySelectorAll("script[type=module]")].filter((script) => isOurs(script) && fresh(script));
  whenWhole(() => {
    const found = modules();
    settle(found);
    if (!found.length && !document.querySelector(PLACES)) warn("guichet.js ne sait ni où il est, ni d’où il vient.");
  });
  document.addEventListener("load", ({ target }) => target.type === "module" && isOurs(target) && fresh(target) && settle([target]), true);
})();
