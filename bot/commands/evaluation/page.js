"use strict";
const data = JSON.parse(document.getElementById("data").textContent);
const sections = [...document.querySelectorAll("section")];
const radios = [...document.querySelectorAll("fieldset input")];
const say = (what, numbers) => data.says[what].replace(/\{(\w+)\}/g, (_, name) => numbers[name]);

// A page opened from a file may have no storage; then the votes last as long as the page is open.
const kept = {
  read() { try { return JSON.parse(localStorage.getItem(data.page)) || {}; } catch { return {}; } },
  write(state) { try { localStorage.setItem(data.page, JSON.stringify(state)); } catch { /* see above */ } },
};

function state() {
  const threads = {};
  for (const section of sections) {
    const votes = {};
    for (const field of section.querySelectorAll("fieldset")) {
      const chosen = field.querySelector("input:checked");
      votes[field.dataset.question] = chosen ? chosen.value : null;
    }
    threads[section.dataset.thread] = { votes, note: section.querySelector("textarea").value };
  }
  return { threads, ended: !document.getElementById("result").hidden };
}

function restore(old) {
  for (const section of sections) {
    const own = (old.threads || {})[section.dataset.thread];
    if (!own) continue;
    section.querySelector("textarea").value = own.note;
    for (const field of section.querySelectorAll("fieldset")) {
      for (const input of field.querySelectorAll("input")) {
        input.checked = input.value === own.votes[field.dataset.question];
      }
    }
  }
}

const cast = () => radios.filter((radio) => radio.checked).length;
const wanted = () => document.querySelectorAll("fieldset").length;

function changed() {
  document.getElementById("cast").textContent = say("cast", { n: cast(), all: wanted() });
  if (!document.getElementById("result").hidden) show();
  kept.write(state());
}

function choose(section, letter) {
  for (const part of section.querySelectorAll("article")) part.classList.toggle("chosen", part.dataset.letter === letter);
  for (const tab of section.querySelectorAll("nav button")) tab.setAttribute("aria-pressed", tab.dataset.letter === letter);
}

function result() {
  const totals = {};
  const threads = Object.entries(state().threads).map(([thread, { votes, note }]) => {
    const drafts = data.threads[thread];
    const named = {};
    for (const [question, letter] of Object.entries(votes)) {
      named[question] = letter === null || letter === "=" ? letter : drafts[letter];
      if (letter === null) continue;
      totals[question] = totals[question] || {};
      totals[question][named[question]] = (totals[question][named[question]] || 0) + 1;
    }
    return { thread, drafts, votes: named, note };
  });
  return { page: data.page, totals, threads };
}

function row(cells, kind) {
  const line = document.createElement("tr");
  for (const cell of cells) line.append(Object.assign(document.createElement(kind), { textContent: cell }));
  return line;
}

function table(totals) {
  const names = [...new Set(Object.values(data.threads).flatMap((drafts) => Object.values(drafts)))].sort();
  const questions = Object.keys(data.questions);
  const made = document.createElement("table");
  made.append(row([data.says.name, ...questions.map((q) => data.questions[q])], "th"));
  for (const [key, shown] of [...names.map((name) => [name, name]), ["=", data.says.even]]) {
    made.append(row([shown, ...questions.map((q) => (totals[q] || {})[key] || 0)], "td"));
  }
  return made;
}

function show() {
  const found = result();
  const written = JSON.stringify(found, null, 2);
  document.getElementById("result").hidden = false;
  document.getElementById("finish").disabled = true;
  document.getElementById("totals").replaceChildren(table(found.totals));
  document.getElementById("json").value = written;
  const link = document.getElementById("download");
  if (link.href) URL.revokeObjectURL(link.href);
  link.href = URL.createObjectURL(new Blob([written], { type: "application/json" }));
}

function reveal() {
  for (const radio of radios) radio.disabled = true;
  for (const section of sections) {
    for (const article of section.querySelectorAll("article")) {
      article.querySelector("h3").append(`：${data.threads[section.dataset.thread][article.dataset.letter]}`);
    }
  }
  show();
}

document.getElementById("finish").addEventListener("click", () => {
  const left = wanted() - cast();
  if (left && !confirm(say("sure", { n: left }))) return;
  reveal();
  changed();
  document.getElementById("result").scrollIntoView();
});
document.querySelector("main").addEventListener("input", changed);
for (const section of sections) {
  section.classList.add("tabbed");
  for (const tab of section.querySelectorAll("nav button")) {
    tab.addEventListener("click", () => choose(section, tab.dataset.letter));
  }
  choose(section, section.querySelector("article").dataset.letter);
}
const old = kept.read();
restore(old);
if (old.ended) reveal();
changed();
