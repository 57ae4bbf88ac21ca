import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Store } from "./store.ts";
import { type Language, type Texts, texts } from "./texts.ts";

/** What all parts of the page share. */
export interface Page {
  store: Store;
  language: Language;
  /** Counts up when the colours have changed. */
  theme: number;
}

export const PageContext = createContext<Page | undefined>(undefined);

export function usePage(): Page & { t: Texts } {
  const page = useContext(PageContext) as Page;
  return { ...page, t: texts[page.language] };
}

/** A colour of the style, as it is now, for what can not be styled. */
export function colourOf(place: HTMLElement, name: string): string {
  const before = place.style.color;
  place.style.color = `var(${name})`;
  const { color } = getComputedStyle(place);
  place.style.color = before;
  return color;
}
