import { trpc } from "../ui/connection/trpc";
import { HomeScreen } from "../ui/lobby/HomeScreen";

export default trpc.withTRPC(HomeScreen);
