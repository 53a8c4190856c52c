-- AlterTable
ALTER TABLE "LastSeen" ADD COLUMN "passing" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "Participant" ADD COLUMN "passing" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "Room" ADD COLUMN "passing" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "Lease" (
    "process_id" TEXT NOT NULL PRIMARY KEY,
    "expires_at" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "Stay" (
    "participant_id" TEXT NOT NULL,
    "process_id" TEXT NOT NULL,
    "room_id" TEXT NOT NULL,

    PRIMARY KEY ("participant_id", "process_id"),
    CONSTRAINT "Stay_participant_id_fkey" FOREIGN KEY ("participant_id") REFERENCES "Participant" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Stay_room_id_fkey" FOREIGN KEY ("room_id") REFERENCES "Room" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Stay_process_id_fkey" FOREIGN KEY ("process_id") REFERENCES "Lease" ("process_id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "Stay_process_id_room_id_idx" ON "Stay"("process_id", "room_id");

-- CreateIndex
CREATE INDEX "Participant_room_id_passing_idx" ON "Participant"("room_id", "passing");
