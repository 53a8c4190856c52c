import { trpc } from "../../ui/connection/trpc";
import { JoinScreen } from "../../ui/lobby/JoinScreen";

export default trpc.withTRPC(JoinScreen);
