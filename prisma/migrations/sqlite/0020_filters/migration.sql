-- AlterTable
ALTER TABLE "Room" ADD COLUMN "filters_at" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "Filters" (
    "room_id" TEXT NOT NULL PRIMARY KEY,
    "words" TEXT NOT NULL,
    "on_match" TEXT NOT NULL,
    CONSTRAINT "Filters_room_id_fkey" FOREIGN KEY ("room_id") REFERENCES "Room" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
