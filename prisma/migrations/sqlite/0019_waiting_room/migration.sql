-- AlterTable
ALTER TABLE "Participant" ADD COLUMN "admission" TEXT;
ALTER TABLE "Participant" ADD COLUMN "came_by" TEXT;
ALTER TABLE "Participant" ADD COLUMN "declined_at" TEXT;
ALTER TABLE "Participant" ADD COLUMN "stranger" BOOLEAN;
ALTER TABLE "Participant" ADD COLUMN "waiting_at" TEXT;

-- CreateIndex
CREATE INDEX "Participant_room_id_waiting_at_idx" ON "Participant"("room_id", "waiting_at");
