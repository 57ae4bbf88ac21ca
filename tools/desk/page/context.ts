import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Store } from "./store.ts";
import { type Language, type Marks, marks, type Texts, texts } from "./texts.ts";

/** What all parts of the page share. */
export interface Page {
  store: Store;
  language: Language;
  /** Counts up each time the colours change. */
  theme: number;
}

/** Passes the page to its parts: `usePage` reads it. */
export const PageContext = createContext<Page | undefined>(undefined);

/** The page, with the texts and the punctuation of its language. */
export function usePage(): Page & { t: Texts; marks: Marks } {
  const page = useContext(PageContext) as Page;
  return { ...page, t: texts[page.language], marks: marks[page.language] };
}

/** The present colour of a variable of the style sheet, for parts that the style sheet cannot reach. */
export function colourOf(place: HTMLElement, name: string): string {
  const before = place.style.color;
  place.style.color = `var(${name})`;
  const { color } = getComputedStyle(place);
  place.style.color = before;
  return color;
}
