using System.CommandLine;
using PetitionHub.CommandLine;

namespace PetitionHub.Cli.Completion;

/// <summary><c>completion</c>: what makes a shell complete the program's commands, options and values.</summary>
internal sealed class CompletionCommand : HubCommand
{
    // Each asks the program itself, by the library's directive: a script never knows other commands than the program does.
    private static readonly Dictionary<string, string> Scripts = new()
    {
        ["bash"] = """
            _petitionhub()
            {
                local IFS=$'\n'
                COMPREPLY=($(compgen -W "$(petitionhub "[suggest:$COMP_POINT]" "$COMP_LINE" 2>/dev/null)" \
                    -- "${COMP_WORDS[COMP_CWORD]}"))
            }
            complete -o default -F _petitionhub petitionhub
            """,
        ["zsh"] = """
            #compdef petitionhub
            _petitionhub()
            {
                local line="${(j: :)words[1,CURRENT]}"
                local -a found=("${(@f)$(petitionhub "[suggest:${#line}]" "$line" 2>/dev/null)}")
                if [[ -n "$found" ]]; then compadd -- $found; else _files; fi
            }
            compdef _petitionhub petitionhub
            """,
        ["fish"] = """
            function __petitionhub_suggest
                set -l line (commandline -cp)
                petitionhub "[suggest:"(string length -- "$line")"]" "$line" 2>/dev/null
            end
            complete -c petitionhub -a '(__petitionhub_suggest)'
            """,
    };

    private readonly Argument<string> _shell = new("shell") { Description = $"One of: {string.Join(", ", Scripts.Keys)}." };

    public CompletionCommand()
        : base(
            "completion",
            "Prints a script by which a shell completes commands, options and their values as they are typed.",
            "petitionhub completion bash",
            "petitionhub completion zsh",
            "petitionhub completion fish")
    {
        Details =
            """
            For every new shell of a user:
              bash: add to ~/.bashrc the line  source <(petitionhub completion bash)
              zsh:  add to ~/.zshrc, after compinit, the line  source <(petitionhub completion zsh)
              fish: write the script to ~/.config/fish/completions/petitionhub.fish
            """;
        _shell.AcceptOnlyFromAmong([.. Scripts.Keys]);
        Add(_shell);
        Does((session, parse, _) =>
        {
            session.Terminal.WriteLine(Scripts[parse.GetRequiredValue(_shell)]);
            return Task.FromResult(ExitCodes.Done);
        });
    }
}
