import {
  createContext,
  lazy,
  useContext,
  useEffect,
  type ComponentType,
  type LazyExoticComponent,
} from "react";

type Closable = { readonly onClose: () => void } | { readonly onCancelled: () => void };

/** Says that a part of the page could not be fetched; given by the page, which has the words. */
export const PartMissing = createContext<() => void>(() => undefined);

/** A dialog that is fetched when it is first shown. Where that fails, that is said, and the dialog is closed. */
export function lazyDialog<Props extends Closable>(
  load: () => Promise<ComponentType<Props>>,
): LazyExoticComponent<ComponentType<Props>> {
  return lazy(async () => {
    try {
      return { default: await load() };
    } catch {
      return { default: MissingDialog };
    }
  });
}

/** Stands in for what could not be fetched. */
export function MissingDialog(props: Closable): null {
  const say = useContext(PartMissing);
  const close = "onClose" in props ? props.onClose : props.onCancelled;
  useEffect(() => {
    say();
    close();
  }, [say, close]);
  return null;
}
