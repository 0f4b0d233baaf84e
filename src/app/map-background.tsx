import { useEffect, useState } from "react";
import { ContourMap } from "#ui/contour-map/contour-map.tsx";
import { MapMark, MapRoute } from "#ui/contour-map/map-art.tsx";
import type { HeightAt } from "#ui/contour-map/contours.ts";
import { teamLook } from "#ui/team/team-look.ts";

const YEAR = 1485;
const AREA = { eastM: -440, southM: -280, widthM: 880, depthM: 550 };
const TEAMS = ["York", "Lancaster"];
const YORK = teamLook("York", TEAMS);
const LANCASTER = teamLook("Lancaster", TEAMS);

/** The map behind the page: the valley of the standing room, drawn from the heights that one drives on. */
export function MapBackground({ hasArmies }: { readonly hasArmies: boolean }) {
  const [heightAt, setHeightAt] = useState<HeightAt | undefined>();
  useEffect(() => {
    let isGone = false;
    // After the first paint: the ground takes some tens of milliseconds to make.
    import("#game/battlefield/ground.ts").then(
      ({ createGround }) => {
        const valley = createGround("Valley", YEAR);
        if (!isGone) setHeightAt(() => (east: number, south: number) => valley.heightAt(east, south));
      },
      // Without the ground the map stays blank.
      () => undefined,
    );
    return () => void (isGone = true);
  }, []);
  return (
    <ContourMap heightAt={heightAt} area={AREA} intervalM={3}>
      {hasArmies ? (
        <>
          <MapRoute
            look={YORK}
            points={[
              [250, 760],
              [390, 690],
              [480, 800],
              [640, 700],
            ]}
          />
          <MapRoute
            look={LANCASTER}
            points={[
              [760, 150],
              [640, 190],
              [600, 280],
              [470, 260],
            ]}
          />
          <MapMark at={[230, 770]} look={YORK} />
          <MapMark at={[180, 730]} look={YORK} size={22} />
          <MapMark at={[195, 815]} look={YORK} size={22} />
          <MapMark at={[785, 140]} look={LANCASTER} />
          <MapMark at={[835, 175]} look={LANCASTER} size={22} />
          <MapMark at={[820, 95]} look={LANCASTER} size={22} />
        </>
      ) : undefined}
    </ContourMap>
  );
}
