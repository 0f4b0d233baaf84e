import { useEffect, useMemo, useRef, useState } from "react";
import { Text } from "#ui/text/text.tsx";
import type { FieldMedia } from "./model.ts";
import { pictureOf } from "./picture.ts";
import styles from "./data-form.module.css";

export type FieldPictureProps = {
  readonly media: FieldMedia;
  readonly name: string;
  /** Said where the picture isn't here, or is none. */
  readonly missing: string;
};

/** The picture that a field is about (XEP-0221), out of the data that came with the form. */
export function FieldPicture({ media, name, missing }: FieldPictureProps) {
  const picture = useMemo(() => pictureOf(media), [media]);
  const image = useRef<HTMLImageElement>(null);
  const [isBroken, setBroken] = useState(false);

  useEffect(() => {
    if (picture === undefined || image.current === null) return undefined;
    const made = URL.createObjectURL(new Blob([picture.bytes], { type: picture.type }));
    image.current.src = made;
    return () => URL.revokeObjectURL(made);
  }, [picture]);

  if (picture === undefined || isBroken)
    return (
      <Text tone="muted" size="small">
        {missing}
      </Text>
    );
  return (
    <img
      ref={image}
      className={styles["picture"]}
      alt={name}
      width={media.width ?? picture.width}
      height={media.height ?? picture.height}
      onError={() => setBroken(true)}
    />
  );
}
