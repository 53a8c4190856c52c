-- AlterTable
ALTER TABLE "Participant" ADD COLUMN     "last_posted_at" TEXT,
ADD COLUMN     "visible_from" INTEGER NOT NULL DEFAULT 0;
