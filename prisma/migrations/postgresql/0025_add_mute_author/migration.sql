-- AlterTable
ALTER TABLE "Participant" ADD COLUMN     "muted_by" TEXT;
