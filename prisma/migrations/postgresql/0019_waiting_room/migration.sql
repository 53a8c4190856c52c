-- AlterTable
ALTER TABLE "Participant" ADD COLUMN     "admission" TEXT,
ADD COLUMN     "came_by" TEXT,
ADD COLUMN     "declined_at" TEXT,
ADD COLUMN     "stranger" BOOLEAN,
ADD COLUMN     "waiting_at" TEXT;

-- CreateIndex
CREATE INDEX "Participant_room_id_waiting_at_idx" ON "Participant"("room_id", "waiting_at");
