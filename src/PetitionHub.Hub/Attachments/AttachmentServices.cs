using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using PetitionHub.Hub.Attachments.Storage;
using PetitionHub.Hub.Errors;

namespace PetitionHub.Hub.Attachments;

/// <summary>Attachments: their transfer, their storage, and the removal of files that were never filed.</summary>
internal static class AttachmentServices
{
    public static void AddAttachments(this IServiceCollection services, HubOptions options)
    {
        services.AddSingleton(options.Attachments);
        // Made by the container, which disposes of it.
        if (options.Attachments.Store == AttachmentOptions.S3Store)
            services.AddSingleton<IAttachmentStore>(_ => new S3Store(options.Attachments));
        else
            services.AddSingleton<IAttachmentStore>(_ => new FolderStore(options.AttachmentFolder));
        services.AddSingleton(new AcceptedTypes(options.Attachments.MediaTypes));
        services.AddSingleton<StoredFiles>().AddSingleton<Uploads>().AddSingleton<UploadStream>();
        services.AddSingleton<AttachmentAnswers>().AddSingleton<TransferMetrics>().AddSingleton<AttachmentApi>();
        services.AddSingleton<UploadCollection>().AddHostedService(provider => provider.GetRequiredService<UploadCollection>());
        // Only here may a message be larger than elsewhere: the bytes of a part, and the few that frame them.
        services.AddGrpc().AddServiceOptions<AttachmentApi>(grpc => grpc.MaxReceiveMessageSize = AttachmentApi.MaxMessageBytes);
    }

    public static void MapAttachments(this IEndpointRouteBuilder routes) =>
        routes.MapGrpcService<AttachmentApi>().WithMetadata(new MessageLimit(AttachmentApi.MaxMessageBytes));
}
