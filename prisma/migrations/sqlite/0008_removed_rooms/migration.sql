-- AlterTable
ALTER TABLE "Room" ADD COLUMN "removed_at" TEXT;
