// Elements are made here and filled with text only: nothing that is shown is ever read as markup.
export const by = (id) => document.getElementById(id);

export function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  Object.assign(element, properties);
  element.append(...children.filter((child) => child !== null));
  return element;
}

// How much of something is done, of 1.
export const bar = (share, label) => make('progress', { max: 1, value: share, ariaLabel: label });
