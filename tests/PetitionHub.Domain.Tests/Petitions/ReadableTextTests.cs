using PetitionHub.Domain.Petitions;
using PetitionHub.Domain.Refusals;
using static PetitionHub.Domain.Tests.Petitions.Country;

namespace PetitionHub.Domain.Tests.Petitions;

/// <summary>A text that nobody can read is none.</summary>
public sealed class ReadableTextTests
{
    private readonly Case _case = new();

    public static TheoryData<string> Unreadable =>
    [
        "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD",
        "\u200B\u200C\u200D\u2060\uFEFF\u200B\u200C\u200D\u2060\uFEFF\u200B\u200C",
        "\0\u0001\u0007\u001B\u007F\u0085\0\u0001\u0007\u001B\u007F\u0085",
        " \uFFFD\t\u200B\u3000\uFFFD \uFFFD\t\u200B\u3000\uFFFD",
        "\u3164\u3164\u3164\u3164\u3164\u2800\u2800\u2800\u2800\u115F\u1160\uFFA0",
        "\uFE0F\u0301\u034F\uFE0F\u0301\u034F\uFE0F\u0301\u034F\uFE0F\u0301\u034F",
        "\uD800\uD800\uD800\uD800\uD800\uD800\uD800\uD800\uD800\uD800\uD800\uD800",
    ];

    [Theory]
    [MemberData(nameof(Unreadable))]
    public void Register_TextThatNobodyCanRead_IsRefusedInEveryField(string text)
    {
        var details = Sample.Details with
        {
            Subject = text,
            Content = text,
            Summary = text,
            Cause = text,
            Petitioner = new Petitioner(text, text, text, ""),
        };
        var step = Sample.Registration(details) with { Numbers = [new PetitionNumber(TianxinBureau, text)] };

        var refusal = _case.Refuses(TianxinBureau, RefusalReason.FieldInvalid, step);

        Assert.Equal(
            [
                "details.subject", "details.summary", "details.content", "details.cause", "details.petitioner.name",
                "details.petitioner.phone", "details.petitioner.address", "numbers[0].number",
            ],
            refusal.Fields.Select(field => field.Path["registration.".Length..]));
        Assert.All(refusal.Fields, field => Assert.Equal(ReadableText.Violation, field.Description));
    }

    [Theory]
    [MemberData(nameof(Unreadable))]
    public void Step_TextThatNobodyCanRead_IsRefused(string text)
    {
        _case.RegisteredBy(TianxinBureau);

        _case.Refuses(TianxinBureau, RefusalReason.FieldInvalid, new Voiding(text));
        _case.Refuses(TianxinBureau, RefusalReason.FieldInvalid, new Transfer(TianxinHousing, text));
        _case.Refuses(TianxinBureau, RefusalReason.FieldInvalid, new HandlingOpinion(text, text, text, text));
        _case.Refuses(TianxinBureau, RefusalReason.FieldInvalid, new AcceptanceNotice(text));
    }

    [Theory]
    [InlineData("路\uFFFD")]
    [InlineData("。")]
    [InlineData("\u200B路")]
    [InlineData("𠮷")]
    [InlineData("\uE000")]
    public void Register_TextWithAnythingToRead_IsTaken(string text) =>
        _case.RegisteredBy(TianxinBureau, Sample.Details with { Subject = text, Summary = " " });
}
