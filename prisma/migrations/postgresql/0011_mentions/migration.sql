-- AlterTable
ALTER TABLE "Message" ADD COLUMN     "mentions" TEXT;

-- AlterTable
ALTER TABLE "Receipt" ADD COLUMN     "unseen_by" TEXT;
