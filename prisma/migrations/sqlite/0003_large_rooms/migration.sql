-- DropIndex
DROP INDEX "Participant_room_id_left_at_idx";

-- AlterTable
ALTER TABLE "Participant" ADD COLUMN "rank" INTEGER NOT NULL DEFAULT 1;
ALTER TABLE "Participant" ADD COLUMN "sort_name" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "Room" ADD COLUMN "here" INTEGER NOT NULL DEFAULT 0;

-- CreateIndex
CREATE INDEX "Participant_room_id_left_at_rank_sort_name_id_idx" ON "Participant"("room_id", "left_at", "rank", "sort_name", "id");

-- Whoever comes from now on is folded by the server, accents too.
UPDATE "Participant" SET "sort_name" = lower("display_name"), "rank" = CASE WHEN "role" = 'moderator' THEN 0 ELSE 1 END;
UPDATE "Room" SET "here" = (SELECT count(*) FROM "Participant" WHERE "room_id" = "Room"."id" AND "left_at" IS NULL);
