-- CreateTable
CREATE TABLE "SmallState" (
    "room_id" TEXT NOT NULL,
    "namespace" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "passing" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "SmallState_pkey" PRIMARY KEY ("room_id","namespace")
);

-- AddForeignKey
ALTER TABLE "SmallState" ADD CONSTRAINT "SmallState_room_id_fkey" FOREIGN KEY ("room_id") REFERENCES "Room"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- The switch of the chat is a small state.
INSERT INTO "SmallState" ("room_id", "namespace", "state")
SELECT "id", 'chat', '{"enabled":false}' FROM "Room" WHERE NOT "enabled";

-- AlterTable
ALTER TABLE "Room" DROP COLUMN "enabled";
