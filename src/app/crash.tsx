import { Component, type ReactNode } from "react";
import { Translation } from "react-i18next";
import { Button } from "#ui/button/button.tsx";
import { EmptyState } from "#ui/panel/empty-state.tsx";

type CrashProps = { readonly children: ReactNode };

/** The last resort: a fault of the page's own is said, and a reload offered. React knows this only as a class. */
export class Crash extends Component<CrashProps, { readonly hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError(): { readonly hasFailed: boolean } {
    return { hasFailed: true };
  }

  override render(): ReactNode {
    if (!this.state.hasFailed) return this.props.children;
    return (
      <Translation>
        {(t) => (
          <main role="alert">
            <EmptyState
              level={2}
              title={t("crash.heading")}
              text={t("crash.text")}
              actions={
                <Button variant="primary" icon="refresh" onClick={() => location.reload()}>
                  {t("crash.reload")}
                </Button>
              }
            />
          </main>
        )}
      </Translation>
    );
  }
}
