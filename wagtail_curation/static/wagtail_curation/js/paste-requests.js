/** What a pasted link asks of the server, and what it leaves in the browser. */
(() => {
  const UNDO_ATTEMPTS = 3;
  const PATIENCE = 4000;

  /** A POST, and its answer as JSON: `{state, words, …}`. Throws when there is none. */
  async function ask(url, fields, signal) {
    const body = new URLSearchParams(fields);
    const headers = { Accept: "application/json", "X-Requested-With": "XMLHttpRequest" };
    const { CSRF_HEADER_NAME, CSRF_TOKEN } = window.wagtailConfig || {};
    if (CSRF_HEADER_NAME) headers[CSRF_HEADER_NAME] = CSRF_TOKEN;
    const response = await fetch(url, {
      method: "POST",
      body,
      headers,
      credentials: "same-origin",
      signal,
    });
    if (!response.ok && response.status !== 429) throw new Error(response.statusText);
    return response.json();
  }

  /** Until Wagtail has saved by itself, or after a moment where it does not. */
  function saved() {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, PATIENCE);
      const done = () => {
        clearTimeout(timer);
        setTimeout(resolve, 200);
      };
      document.addEventListener("w-autosave:success", done, { once: true });
    });
  }

  /**
   * Looks a text up (`fields`), and adds what it leads to if `adds()` still wants it.
   * Resolves to what the server says, or to the state "cancelled" or "lost".
   */
  async function lookUp(urls, fields, signal, adds) {
    try {
      const answer = await ask(urls.resolve, fields, signal);
      if (answer.state !== "read") return answer;
      if (signal.aborted || !adds()) return { state: "cancelled" };
      return await ask(urls.add, { ticket: answer.ticket });
    } catch {
      return { state: signal.aborted ? "cancelled" : "lost" };
    }
  }

  /**
   * Takes back what was added a moment ago. The draft that holds it may have saved
   * itself already: then it is tried again when the next one has. Resolves to the
   * server’s words, to none where there is nothing to say, or to null without a server.
   */
  async function takeBack(url, tickets) {
    if (!tickets.length) return "";
    const fields = tickets.map((ticket) => ["undo", ticket]);
    for (let attempt = 1; ; attempt += 1) {
      const again = saved();
      try {
        const { state, words } = await ask(url, fields);
        if (state !== "used" || attempt === UNDO_ATTEMPTS) return words;
      } catch {
        return null;
      }
      await again;
    }
  }

  /** What was pasted and is no record yet outlives a reload: it is kept by block. */
  const unsentLink = {
    key(element) {
      const block = element.closest("[data-streamfield-child]");
      const id = block?.querySelector(':scope > input[name$="-id"]')?.value;
      return id ? `curation-paste:${id}` : "";
    },
    keep(element, text) {
      const key = this.key(element);
      try {
        if (key && text) sessionStorage.setItem(key, text);
        else if (key) sessionStorage.removeItem(key);
      } catch {
        // No storage: then it lasts as long as the page.
      }
    },
    recall(element) {
      try {
        return sessionStorage.getItem(this.key(element)) || "";
      } catch {
        return "";
      }
    },
  };

  window.wagtailCuration = { ...window.wagtailCuration, lookUp, takeBack, unsentLink };
})();
