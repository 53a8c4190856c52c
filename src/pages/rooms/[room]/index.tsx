export { RoomScreen as default } from "../../../ui/chat/RoomScreen";
