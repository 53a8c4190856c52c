import { skipToken, useQuery } from "@tanstack/react-query";
import { STANDING_KEY, type Standing } from "../client/transport/reach";

const GOOD: Standing = {};

export function useStanding(): Standing {
  const { data } = useQuery<Standing>({ queryKey: STANDING_KEY, queryFn: skipToken });
  return data ?? GOOD;
}
