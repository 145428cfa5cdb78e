using PetitionHub.CommandLine;

namespace PetitionHub.Cli.Attachments;

/// <summary><c>attachments</c>: files of petitions.</summary>
internal sealed class AttachmentsCommand : HubCommand
{
    public AttachmentsCommand()
        : base(
            "attachments",
            "Attachments (附件): upload files, file them to petitions, list and download them. A broken transfer continues where "
                + "it was.",
            "petitionhub attachments file 0197a2c4-5d7e-7c3a-9f10-3b6f2f1f0a11 letter.pdf photo.jpg --unit 430103-bureau",
            "petitionhub attachments list 0197a2c4-5d7e-7c3a-9f10-3b6f2f1f0a11 --unit 430103-housing")
    {
        Add(new UploadCommand());
        Add(new FileCommand());
        Add(new ListAttachmentsCommand());
        Add(new DownloadCommand());
        Add(new QuotaCommand());
    }
}
