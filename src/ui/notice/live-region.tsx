import { VisuallyHidden } from "#ui/text/visually-hidden.tsx";

export type LiveRegionProps = {
  /** The latest thing to say. Mount the region empty first: what stands there from the start is not read. */
  readonly text: string;
  /** `assertive` interrupts: for what the user must know now, a loss of one's own, the end of the match. */
  readonly politeness?: "polite" | "assertive";
};

/** Says things to screen readers alone. */
export function LiveRegion({ text, politeness = "polite" }: LiveRegionProps) {
  return (
    <VisuallyHidden>
      <span aria-live={politeness} aria-atomic="true">
        {text}
      </span>
    </VisuallyHidden>
  );
}
