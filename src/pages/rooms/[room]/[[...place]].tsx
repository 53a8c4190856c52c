export { RoomScreen as default } from "../../../ui/room/RoomScreen";
