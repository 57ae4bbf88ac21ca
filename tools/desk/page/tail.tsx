import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";

/** A list that shows its end, unless its reader has scrolled up. */
export function Tail({ testId, of, children }: { testId: string; of: unknown; children: ComponentChildren }) {
  const place = useRef<HTMLDivElement>(null);
  const follows = useRef(true);
  useEffect(() => {
    const element = place.current as HTMLDivElement;
    if (follows.current) {
      element.scrollTop = element.scrollHeight;
    }
  }, [of]);
  return (
    <div
      ref={place}
      class="tail"
      data-testid={testId}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
      tabIndex={0}
      onScroll={({ currentTarget: { scrollTop, scrollHeight, clientHeight } }) => {
        follows.current = scrollHeight - scrollTop - clientHeight < 30;
      }}
    >
      {children}
    </div>
  );
}
