-- AlterTable
ALTER TABLE "Room" ADD COLUMN     "cleared_before" INTEGER NOT NULL DEFAULT 0;
